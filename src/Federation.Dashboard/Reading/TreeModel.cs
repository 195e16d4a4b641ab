using Federation.Core.Indicators;

namespace Federation.Dashboard.Reading;

/// <summary>A committee's place in the tree, now and before.</summary>
public sealed record TreeModel
{
    /// <summary>Its children on the day.</summary>
    public required IReadOnlyList<TreeChild> Children { get; init; }

    /// <summary>How many committees of each level are below it, from the highest level down.</summary>
    public required IReadOnlyList<(Labels Level, long Count)> Below { get; init; }

    /// <summary>Its history, the newest first.</summary>
    public required IReadOnlyList<EventLine> Events { get; init; }

    /// <summary>Its parents, the oldest first.</summary>
    public required IReadOnlyList<ParentTime> Parents { get; init; }

    /// <summary>What was merged among its children, the newest first.</summary>
    public required IReadOnlyList<Reorganisation> Reorganisations { get; init; }

    /// <summary>What has just been recorded; null for nothing.</summary>
    public EventLine? Recorded { get; init; }

    /// <summary>The merger that it had a part in itself; null for none.</summary>
    public required (DateOnly On, Merger Merger)? OwnMerger { get; init; }
}
