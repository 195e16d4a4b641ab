namespace Federation.Oracle.Generation;

/// <summary>How large and how unruly a random federation may be.</summary>
public sealed record FederationShape
{
    /// <summary>The fewest committees.</summary>
    public int CommitteesMin { get; init; } = 2;

    /// <summary>The most committees.</summary>
    public int CommitteesMax { get; init; } = 14;

    /// <summary>The most instances that they are kept in.</summary>
    public int InstancesMax { get; init; } = 1;

    /// <summary>Whether there may be a second tree, and committees that belong to none.</summary>
    public bool HasRoots { get; init; } = true;

    /// <summary>The most levels below a root.</summary>
    public int DepthMax { get; init; } = 5;

    /// <summary>The most dated changes of the tree.</summary>
    public int ChangesMax { get; init; } = 8;

    /// <summary>The most reports of one committee.</summary>
    public int ReportsMax { get; init; } = 4;

    /// <summary>The most keys that are reported.</summary>
    public int KeysMax { get; init; } = 4;

    /// <summary>The most years that it lasts.</summary>
    public int YearsMax { get; init; } = 3;

    /// <summary>Whether every figure is exact and actual.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether committees pass to others, merge, begin and end.</summary>
    public bool Changes { get; init; } = true;

    /// <summary>Whether a committee may, at another time, be below one that was below it.</summary>
    public bool TurnsOver { get; init; }

    /// <summary>Whether committees say that they count from below.</summary>
    public bool CountsFromBelow { get; init; } = true;

    /// <summary>Whether committees state figures for their subtrees, beside those of their own.</summary>
    public bool StatesSubtrees { get; init; } = true;

    /// <summary>Whether reports are revised and withdrawn.</summary>
    public bool Corrects { get; init; } = true;

    /// <summary>What most tests use.</summary>
    public static FederationShape Usual { get; } = new();

    /// <summary>Small enough to be read.</summary>
    public static FederationShape Small { get; } =
        new()
        {
            CommitteesMax = 6,
            ChangesMax = 5,
            ReportsMax = 3,
            KeysMax = 2,
        };

    /// <summary>As large as a province.</summary>
    public static FederationShape Large { get; } =
        new()
        {
            CommitteesMax = 40,
            ChangesMax = 16,
            YearsMax = 6,
        };

    /// <summary>Nothing but reports: the tree stands still and nobody counts from below.</summary>
    public static FederationShape Still { get; } = new() { Changes = false, CountsFromBelow = false };
}
