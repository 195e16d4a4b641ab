using Federation.Api.Wire;
using Federation.Core.Quantities;

namespace Federation.Dashboard.Reading;

/// <summary>One reason, with what is needed to say it.</summary>
/// <param name="Kind">Which.</param>
public sealed record Reason(ReasonKind Kind)
{
    /// <summary>What was stated, where the reason is about it.</summary>
    public StatedHere? Stated { get; init; }

    /// <summary>What stands instead.</summary>
    public StatedHere? Instead { get; init; }

    /// <summary>The upper's figure, where the reason is about an upper.</summary>
    public Figure? Upper { get; init; }

    /// <summary>The figure below that upper.</summary>
    public Figure? Below { get; init; }

    /// <summary>What the upper has of the committee.</summary>
    public Quantity? Held { get; init; }

    /// <summary>When the committee was last heard of.</summary>
    public DateTime? LastContact { get; init; }

    /// <summary>Whether what was stated is in the upper's figure.</summary>
    public bool IsIn =>
        Kind is ReasonKind.Used or ReasonKind.Counted or ReasonKind.CountedPartly or ReasonKind.CountedDays;
}
