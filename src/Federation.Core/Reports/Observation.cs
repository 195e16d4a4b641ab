using Federation.Core.Indicators;
using Federation.Core.Quantities;

namespace Federation.Core.Reports;

/// <summary>One stated figure.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Time">When: as it counts, after its precision and the text's publication have been taken into
/// account.</param>
/// <param name="Quantity">How much, in the indicator's unit.</param>
/// <param name="Scope">What it covers.</param>
/// <param name="Status">How firm it is.</param>
/// <param name="Inferred">Whether it was inferred from a claim and not stated.</param>
/// <param name="Derived">Whether it is a total that the program derived from all its parts.</param>
/// <param name="Locator">Where in the source it stands.</param>
/// <param name="Precision">How exactly the date is known, as written; null for the day.</param>
/// <param name="StatedTime">When, as the text states it, where <paramref name="Time"/> differs; null
/// otherwise.</param>
public sealed record Observation(
    FigureKey Key,
    FigureTime Time,
    Quantity Quantity,
    Scope Scope,
    FigureStatus Status = FigureStatus.Actual,
    bool Inferred = false,
    bool Derived = false,
    string? Locator = null,
    string? Precision = null,
    FigureTime? StatedTime = null
)
{
    /// <summary>This figure as the one term of a sum, with its marks.</summary>
    public Tally ToTally() =>
        Tally.Of(Quantity) with
        {
            Estimated = Status == FigureStatus.Estimated ? 1 : 0,
            Projected = Status == FigureStatus.Projected ? 1 : 0,
            Derived = Derived ? 1 : 0,
            Inferred = Inferred ? 1 : 0,
        };
}
