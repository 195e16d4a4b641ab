using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Targets;

/// <summary>A target beside what has been reached.</summary>
/// <param name="Target">The target as set.</param>
/// <param name="Value">The amount to be reached; null where what its percentage is of is not known.</param>
/// <param name="Actual">
/// The figure over the target's period, a stock as of its last day; null where nothing is known.
/// </param>
/// <param name="Achievement">
/// Actual over value, in percent, with honest ends: more than 227 000 of 200 000 is at least 113.5. Null where either
/// is not known or the target may be zero.
/// </param>
/// <param name="Coverage">How much of the actual figure has been counted: below full, it may still rise.</param>
public sealed record TargetResult(
    Target Target,
    Quantity? Value,
    Quantity? Actual,
    Quantity? Achievement,
    Coverage Coverage
);
