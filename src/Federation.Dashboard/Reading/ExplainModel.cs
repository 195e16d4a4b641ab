using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>What the explanation of a figure shows.</summary>
public sealed record ExplainModel
{
    /// <summary>What is explained; null where nothing has been chosen yet.</summary>
    public required Question? Question { get; init; }

    /// <summary>The tree of contributions; null with the question.</summary>
    public required ExplainNode? Root { get; init; }

    /// <summary>Whom the tree names, by identity.</summary>
    public required IReadOnlyDictionary<string, CommitteeLink> Committees { get; init; }

    /// <summary>What became of what the committee itself stated.</summary>
    public IReadOnlyList<Reason> Here { get; init; } = [];

    /// <summary>What became of the figure on each step upward, the nearest first.</summary>
    public IReadOnlyList<Reason> Above { get; init; } = [];

    /// <summary>Where nothing is chosen: the figures that are known here.</summary>
    public IReadOnlyList<OverviewLine> Known { get; init; } = [];

    /// <summary>Whether the tree begins after the figure's first contributions.</summary>
    public bool IsContinued { get; init; }

    /// <summary>The indicator; null with the question.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>A committee with its names; just its identity where it is not in the tree.</summary>
    public CommitteeLink LinkOf(string id) => Committees.GetValueOrDefault(id) ?? new(id, null);
}
