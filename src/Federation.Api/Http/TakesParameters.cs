using System.Collections.Immutable;

namespace Federation.Api.Http;

/// <summary>Which parameters an endpoint takes; any other is refused.</summary>
/// <param name="Parameters">All that it takes.</param>
public sealed record TakesParameters(ImmutableArray<QueryParameter> Parameters);
