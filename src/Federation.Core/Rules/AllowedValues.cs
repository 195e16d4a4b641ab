using Federation.Core.Quantities;

namespace Federation.Core.Rules;

/// <summary>
/// The exact values that a stated one allows: an interval whose ends are inside or not; null for no end.
/// </summary>
internal readonly record struct AllowedValues(decimal? Low, bool LowIncluded, decimal? High, bool HighIncluded)
{
    private const decimal Nearness = 0.02m;
    private const int DecimalsMax = 20;

    /// <summary>
    /// What a claim's value allows. "At least 19" is 19 or more; "nearly" is up to 2 % less and "about" up to 2 % off.
    /// Where the value was worked out by dividing, or is a percentage, it may have been rounded or truncated at its own
    /// precision: 106.2 is anything from 106.15 to just under 106.3.
    /// </summary>
    public static AllowedValues Of(Quantity stated, int decimals, bool isWorkedOut)
    {
        if (stated.Bound == Bound.AtLeast)
        {
            return new(stated.Low, true, null, false);
        }

        var (low, lowIncluded, high, highIncluded) = isWorkedOut
            ? Rounded(stated, decimals)
            : (stated.Low, true, stated.High, true);
        var below = stated.MayBeLess ? stated.Low - (Math.Abs(stated.Low) * Nearness) : low;
        var above = stated.MayBeMore ? stated.High + (Math.Abs(stated.High) * Nearness) : high;
        return new(
            Math.Min(low, below),
            below < low || lowIncluded,
            Math.Max(high, above),
            above > high || highIncluded
        );
    }

    /// <summary>Whether any value that the figures leave possible is allowed.</summary>
    public bool Meet(Quantity exact)
    {
        var isBelow = !exact.MayBeMore && Low is { } low && (exact.High < low || (exact.High == low && !LowIncluded));
        var isAbove =
            !exact.MayBeLess && High is { } high && (exact.Low > high || (exact.Low == high && !HighIncluded));
        return !isBelow && !isAbove;
    }

    /// <summary>
    /// Rounding reaches half a unit of the last decimal to either side, truncation a whole one away from zero.
    /// </summary>
    private static (decimal, bool, decimal, bool) Rounded(Quantity stated, int decimals)
    {
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)Math.Clamp(decimals, 0, DecimalsMax));
        var (low, lowIncluded) = stated.Low > 0 ? (stated.Low - (unit / 2), true) : (stated.Low - unit, false);
        var (high, highIncluded) = stated.High < 0 ? (stated.High + (unit / 2), true) : (stated.High + unit, false);
        return (low, lowIncluded, high, highIncluded);
    }
}
