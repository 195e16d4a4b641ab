namespace Federation.Engine.Clustered.Wire;

/// <summary>How a node does.</summary>
/// <param name="Committees">How many committees are active on it, by instance.</param>
/// <param name="Journals">The instances whose journal it writes.</param>
/// <param name="Closed">How many of its committees have yet to compare with all their children.</param>
/// <param name="Tops">Its committees whose parent is in another instance: identity, parent, version.</param>
/// <param name="Held">What its committees hold of children in other instances: identity, version.</param>
/// <param name="Faults">The last fault of each instance that had one since the start.</param>
[GenerateSerializer]
[Immutable]
[Alias("federation.node-state")]
internal sealed record NodeState(
    [property: Id(0)] Dictionary<string, int> Committees,
    [property: Id(1)] string[] Journals,
    [property: Id(2)] int Closed,
    [property: Id(3)] NodeState.Top[] Tops,
    [property: Id(4)] NodeState.Holding[] Held,
    [property: Id(5)] NodeState.Fault[] Faults
)
{
    /// <summary>A committee whose parent is in another instance.</summary>
    [GenerateSerializer]
    [Immutable]
    [Alias("federation.node-state.top")]
    internal sealed record Top(
        [property: Id(0)] string Committee,
        [property: Id(1)] string Parent,
        [property: Id(2)] string Version,
        [property: Id(3)] DateTimeOffset ChangedAt
    );

    /// <summary>What is held of a child in another instance.</summary>
    [GenerateSerializer]
    [Immutable]
    [Alias("federation.node-state.holding")]
    internal sealed record Holding(
        [property: Id(0)] string Child,
        [property: Id(1)] string Holder,
        [property: Id(2)] string Version,
        [property: Id(3)] DateTimeOffset? HeardAt,
        [property: Id(4)] bool IsAway
    );

    /// <summary>What went wrong last.</summary>
    [GenerateSerializer]
    [Immutable]
    [Alias("federation.node-state.fault")]
    internal sealed record Fault(
        [property: Id(0)] string Instance,
        [property: Id(1)] DateTimeOffset At,
        [property: Id(2)] string What
    );
}
