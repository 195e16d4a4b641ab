using Federation.Engine.Clustered.Wire;

namespace Federation.Engine.Clustered.Grains;

/// <summary>
/// One instance's storage, by its code: on one node at a time, which alone writes the journal. Committees on other
/// nodes of the instance write through it; what fails here fails there with the same exception.
/// </summary>
[Alias("federation.instance")]
internal interface IInstanceGrain : IGrainWithStringKey
{
    /// <summary>Makes sure that it is open somewhere.</summary>
    [Alias("touch")]
    Task TouchAsync();

    /// <summary>Closes it here, so that another node opens it.</summary>
    [Alias("yield")]
    Task YieldAsync();

    /// <summary>Whether the journal knows a committee.</summary>
    [Alias("knows")]
    Task<bool> KnowsAsync(string committee);

    /// <summary>The committees that have entries.</summary>
    [Alias("committees")]
    Task<string[]> CommitteesAsync();

    /// <summary>See <see cref="Ports.IJournal.HeadAsync"/>.</summary>
    [Alias("head")]
    Task<HeadSaid> HeadAsync();

    /// <summary>See <see cref="Ports.IJournal.RaiseIncarnationAsync"/>.</summary>
    [Alias("raise")]
    Task<long> RaiseIncarnationAsync(string committee);

    /// <summary>See <see cref="Ports.IJournal.IncarnationAsync"/>.</summary>
    [Alias("incarnation")]
    Task<long> IncarnationAsync(string committee);

    /// <summary>See <see cref="Ports.IJournal.RaiseEpochAsync"/>.</summary>
    [Alias("raise-epoch")]
    Task<long> RaiseEpochAsync(long epoch);

    /// <summary>See <see cref="Ports.IJournal.AppendAsync"/>.</summary>
    [Alias("append")]
    Task<EntrySaid[]> AppendAsync(string committee, long incarnation, long expected, BodySaid[] entries);

    /// <summary>A page of a committee's entries, or of the whole chain where no committee is named.</summary>
    [Alias("page")]
    Task<EntrySaid[]> PageAsync(string? committee, long after);

    /// <summary>See <see cref="Ports.IJournal.VerifyAsync"/>.</summary>
    [Alias("verify")]
    Task<FaultSaid?> VerifyAsync();

    /// <summary>See <see cref="Ports.ISnapshots.SaveAsync"/>.</summary>
    [Alias("save-snapshot")]
    Task SaveAsync(SnapshotSaid snapshot);

    /// <summary>See <see cref="Ports.ISnapshots.LoadAsync"/>.</summary>
    [Alias("snapshot")]
    Task<SnapshotSaid?> SnapshotAsync(string committee);

    /// <summary>See <see cref="Ports.IHoldings.SaveAsync"/>.</summary>
    [Alias("save-holding")]
    Task SaveAsync(HoldingChangeSaid change);

    /// <summary>See <see cref="Ports.IHoldings.LoadAsync"/>.</summary>
    [Alias("holdings")]
    Task<HoldingSaid[]> HoldingsAsync(string upper);
}
