using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>A verdict on a claim and what it rests on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Exact">
/// What the figures give for the claimed value, as exactly as they allow: "about" and "nearly" widened by 2 %. Null
/// where it cannot be worked out, and for an achievement without a target unless just one whole target fits.
/// </param>
/// <param name="Gap">Why it is undecidable; null for the other verdicts.</param>
/// <param name="Lacking">The figure that is missing or cannot be used, where it is one.</param>
public sealed record ClaimJudgement(
    ClaimVerdict Verdict,
    Quantity? Exact,
    ClaimGap? Gap = null,
    FigureRef? Lacking = null
);
