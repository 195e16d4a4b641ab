namespace Federation.Core.Rules;

/// <summary>Why a claim cannot be decided.</summary>
public enum ClaimGap
{
    /// <summary>A figure that it needs is not stated at that time.</summary>
    FigureMissing,

    /// <summary>A figure is another committee's and its full count is not at hand here.</summary>
    FigureElsewhere,

    /// <summary>
    /// A figure was itself inferred in the report that makes the claim, which therefore cannot confirm it.
    /// </summary>
    FigureInferred,

    /// <summary>The parts of a sum are nested, or may count one thing twice.</summary>
    PartsOverlap,

    /// <summary>Figures in different units are neither added nor subtracted.</summary>
    UnitsDiffer,

    /// <summary>The figure that is divided by may be zero.</summary>
    DivisorZero,

    /// <summary>The target is a share of something that is not known.</summary>
    TargetUnknown,

    /// <summary>The exact value has more digits than can be worked with.</summary>
    TooLarge,
}
