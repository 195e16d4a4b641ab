using Federation.Api.Wire;
using Federation.Core.Indicators;

namespace Federation.Dashboard.Reading;

/// <summary>What may be said of ratios.</summary>
public static class Ratios
{
    /// <summary>
    /// Whether a figure is a ratio of two sums that do not cover everybody: they may be sums over different units, and
    /// it says little.
    /// </summary>
    public static bool IsOfParts(Figure? figure, Catalogue catalogue) =>
        figure is { Value: not null, Coverage.Complete: false }
        && catalogue.Find(figure.Indicator) is { Kind: IndicatorKind.DerivedRatio };
}
