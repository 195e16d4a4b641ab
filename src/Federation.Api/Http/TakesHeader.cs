namespace Federation.Api.Http;

/// <summary>A header that an endpoint reads, for the OpenAPI document.</summary>
internal sealed record TakesHeader(string Name, string Description);
