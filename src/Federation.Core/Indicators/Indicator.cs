using System.Collections.Immutable;

namespace Federation.Core.Indicators;

/// <summary>What is counted.</summary>
/// <param name="Code">Stable kebab-case code, in English.</param>
/// <param name="Kind">How it relates to time and to other figures.</param>
/// <param name="Unit">The unit's code; units never mix.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Dimensions">How it may be broken down.</param>
/// <param name="TakesPeriod">Whether a figure is asked for a period (flows, some ratios) and not as of a
/// date.</param>
/// <param name="Feeds">The stock that this flow adds to, if any.</param>
/// <param name="Numerator">A derived ratio's numerator.</param>
/// <param name="Denominator">A derived ratio's denominator.</param>
/// <param name="Percent">Whether a derived ratio is shown as a percentage (times 100).</param>
public sealed record Indicator(
    string Code,
    IndicatorKind Kind,
    string Unit,
    Labels Labels,
    ImmutableArray<IndicatorDimension> Dimensions,
    bool TakesPeriod,
    string? Feeds = null,
    FigureKey? Numerator = null,
    FigureKey? Denominator = null,
    bool Percent = false
)
{
    /// <summary>How this indicator uses a dimension, null where it does not.</summary>
    public IndicatorDimension? Find(string dimension)
    {
        foreach (var use in Dimensions)
        {
            if (use.Code == dimension)
            {
                return use;
            }
        }

        return null;
    }
}
