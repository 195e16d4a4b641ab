namespace Federation.Api.Http;

/// <summary>What asks for one figure, as it was sent: in a query or in an item of a batch.</summary>
internal sealed record FigureTexts(
    string? Indicator,
    string? Breakdown,
    string? AsOf,
    string? Period,
    string? Boundaries,
    string? Basis
);
