using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Series;

namespace Federation.Core.Figures;

/// <summary>A figure and all that explains how far it may be trusted.</summary>
public sealed record Answer
{
    /// <summary>Whose figure.</summary>
    public required CommitteeId Committee { get; init; }

    /// <summary>What was asked.</summary>
    public required Question Question { get; init; }

    /// <summary>
    /// The figure; null where nothing is known (which is not 0), and for a ratio that is not additive.
    /// </summary>
    public Quantity? Value { get; init; }

    /// <summary>Whether the stated or the computed figure is the value; null where there is none.</summary>
    public Basis? Used { get; init; }

    /// <summary>The stated figure with what moved since; null where nothing is stated.</summary>
    public Quantity? Declared { get; init; }

    /// <summary>The sum of what is below and the committee's own; null where there is none.</summary>
    public Quantity? Computed { get; init; }

    /// <summary>The net amount that moved since the stated figure; null for none.</summary>
    public Quantity? Moved { get; init; }

    /// <summary>
    /// The oldest date that a stock rests on, the last covered day of a flow; null where nothing is known.
    /// </summary>
    public DateOnly? ObservedOn { get; init; }

    /// <summary>The marks that the sum carries.</summary>
    public Tally Tally { get; init; }

    /// <summary>How much of what was to be counted has been.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>How many findings the subtree has on the key.</summary>
    public int Findings { get; init; }

    /// <summary>Whether the indicator is a stated percentage that cannot be added up from below.</summary>
    public bool NotAdditive { get; init; }

    /// <summary>Of a stated percentage: what is stated in the subtree for this time.</summary>
    public ImmutableArray<StatedRatio> Stated { get; init; } = [];

    /// <summary>The figure as it is added to others.</summary>
    public Summand Summand { get; init; } = Summand.None;
}
