using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Reports;

/// <summary>A quantity to be reached for a key over a period, or a percentage of another target or figure.</summary>
/// <param name="Key">What is to be reached.</param>
/// <param name="Period">Over which period.</param>
/// <param name="Quantity">How much; a percentage (0 to 100 and more) where <paramref name="PercentOf"/> is
/// given.</param>
/// <param name="SetBy">Who set it; null for the committee itself.</param>
/// <param name="PercentOf">What the percentage is of.</param>
/// <param name="OfTarget">Whether <paramref name="PercentOf"/> names a target and not a figure.</param>
/// <param name="Locator">Where in the source it stands.</param>
public sealed record Target(
    FigureKey Key,
    Period Period,
    Quantity Quantity,
    string? SetBy = null,
    FigureRef? PercentOf = null,
    bool OfTarget = false,
    string? Locator = null
);
