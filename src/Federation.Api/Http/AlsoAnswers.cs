using System.Collections.Immutable;

namespace Federation.Api.Http;

/// <summary>Other forms in which an endpoint gives its answer, for the OpenAPI document.</summary>
internal sealed record AlsoAnswers(ImmutableArray<string> ContentTypes);
