namespace Federation.Core.Reports;

/// <summary>What a text says about figures.</summary>
public enum ClaimKind
{
    /// <summary>"5.35 times": of over against.</summary>
    GrowthFactor,

    /// <summary>"grew by 12 %": of over against, less one, in percent.</summary>
    GrowthPercent,

    /// <summary>"+115": of minus against.</summary>
    Difference,

    /// <summary>"equals 206 %": of over against, in percent.</summary>
    RatioTo,

    /// <summary>"106.2 % of the target": of over its target, in percent.</summary>
    Achievement,

    /// <summary>"40 % of": of over against, a part of its whole, in percent.</summary>
    Share,

    /// <summary>The parts add up to of.</summary>
    Sum,

    /// <summary>The same amount in another unit: of times value is against.</summary>
    Conversion,

    /// <summary>The same figure given twice: of is value.</summary>
    Restates,
}
