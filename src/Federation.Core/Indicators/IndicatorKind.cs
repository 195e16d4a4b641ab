namespace Federation.Core.Indicators;

/// <summary>How a figure of an indicator relates to time and to other figures.</summary>
public enum IndicatorKind
{
    /// <summary>True at a date: members, organisations. Additive over committees.</summary>
    Stock,

    /// <summary>
    /// Happened over a period: admissions, inspections. Additive over committees and disjoint periods.
    /// </summary>
    Flow,

    /// <summary>
    /// A percentage that a text states; it belongs to the committee that states it and is never added.
    /// </summary>
    StatedRatio,

    /// <summary>A numerator over a denominator, computed from sums at whatever node is asked.</summary>
    DerivedRatio,
}
