using Federation.Api.Wire;
using Federation.Core.Indicators;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>What is known of a committee at a glance.</summary>
public sealed record OverviewModel
{
    /// <summary>The figures that there are, or that a target is set for.</summary>
    public required IReadOnlyList<OverviewGroup> Groups { get; init; }

    /// <summary>What nothing is known of.</summary>
    public required IReadOnlyList<Indicator> Without { get; init; }

    /// <summary>The newest day that any of the figures rests on; null where there is none.</summary>
    public required DateOnly? Newest { get; init; }

    /// <summary>The indicator that children are shown with.</summary>
    public required Indicator? Headline { get; init; }

    /// <summary>The children that have something to show, the most first.</summary>
    public required IReadOnlyList<ChildRow> Children { get; init; }

    /// <summary>The other children.</summary>
    public required IReadOnlyList<Child> Silent { get; init; }

    /// <summary>How many findings the subtree has.</summary>
    public required int Findings { get; init; }

    /// <summary>What happened to the committee, the newest first.</summary>
    public required IReadOnlyList<EventLine> Events { get; init; }

    /// <summary>The committee's own latest reports, the newest first.</summary>
    public required IReadOnlyList<ReportEntry> Reports { get; init; }

    /// <summary>Whether somebody below is away.</summary>
    public required bool Stale { get; init; }
}
