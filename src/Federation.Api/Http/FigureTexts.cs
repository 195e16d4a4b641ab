namespace Federation.Api.Http;

/// <summary>What asks for one figure, as it was sent: in a query or in an item of a batch.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Breakdown">The breakdown; null for the total.</param>
/// <param name="AsOf">The day, for an indicator that is true at a date.</param>
/// <param name="Period">The period, for one that is counted over it.</param>
/// <param name="Boundaries">The tree as then or as now.</param>
/// <param name="Basis">Which of the committee's figures.</param>
public sealed record FigureTexts(
    string? Indicator,
    string? Breakdown,
    string? AsOf,
    string? Period,
    string? Boundaries,
    string? Basis
);
