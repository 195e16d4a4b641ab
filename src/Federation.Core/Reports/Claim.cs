using System.Collections.Immutable;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Reports;

/// <summary>What a text says about figures, to be checked and never counted.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Of">The figure it is said of.</param>
/// <param name="Against">The figure it is compared with, where the kind has one.</param>
/// <param name="Parts">The parts of a sum.</param>
/// <param name="TargetPeriod">An achievement's target period; null for the figure's own.</param>
/// <param name="Value">The stated value; may be negative for growth and differences.</param>
/// <param name="Decimals">How many decimals were stated: a percentage agrees if rounded or truncated there.</param>
/// <param name="Locator">Where in the source it stands.</param>
public sealed record Claim(
    ClaimKind Kind,
    FigureRef Of,
    FigureRef? Against,
    ImmutableArray<FigureRef> Parts,
    Period? TargetPeriod,
    Quantity? Value,
    int Decimals = 0,
    string? Locator = null
);
