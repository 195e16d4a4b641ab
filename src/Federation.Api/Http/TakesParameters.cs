using System.Collections.Immutable;

namespace Federation.Api.Http;

/// <summary>Which parameters an endpoint takes; any other is refused.</summary>
internal sealed record TakesParameters(ImmutableArray<QueryParameter> Parameters);
