using Federation.Core.Identity;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Clustered.Store;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Ports;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>
/// Holds an instance's storage open while it is here. Reentrant, so that the appends of many committees share a commit.
/// </summary>
[ByInstance]
[Reentrant]
[KeepAlive]
internal sealed class InstanceGrain(ClusterNode node) : Grain, IInstanceGrain
{
    private StoredInstance stored = null!;

    private string Instance => this.GetPrimaryKeyString();

    private IJournal Journal => stored.Journal;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        stored = await node.OpenStoreAsync(Instance, cancellationToken);
        node.Journals[Instance] = stored;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (stored is not null)
        {
            node.Journals.TryRemove(Instance, out _);
            await stored.Journal.DisposeAsync();
        }
    }

    public Task TouchAsync() => Task.CompletedTask;

    public Task YieldAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> KnowsAsync(string committee) => await IncarnationAsync(committee) > 0;

    public async Task<string[]> CommitteesAsync() =>
        [.. (await Journal.CommitteesAsync(CancellationToken.None)).Select(id => id.ToString())];

    public async Task<HeadSaid> HeadAsync() => HeadSaid.Of(await Journal.HeadAsync(CancellationToken.None));

    public async Task<long> RaiseIncarnationAsync(string committee) =>
        await Journal.RaiseIncarnationAsync(CommitteeId.Parse(committee), CancellationToken.None);

    public async Task<long> IncarnationAsync(string committee) =>
        await Journal.IncarnationAsync(CommitteeId.Parse(committee), CancellationToken.None);

    public async Task<long> RaiseEpochAsync(long epoch) => await Journal.RaiseEpochAsync(epoch, CancellationToken.None);

    public async Task<EntrySaid[]> AppendAsync(string committee, long incarnation, long expected, BodySaid[] entries)
    {
        var append = new JournalAppend(
            CommitteeId.Parse(committee),
            incarnation,
            expected,
            [.. entries.Select(entry => entry.ToBody())]
        );
        var written = await Journal.AppendAsync(append, CancellationToken.None);
        return [.. written.Select(EntrySaid.Of)];
    }

    public async Task<EntrySaid[]> PageAsync(string? committee, long after)
    {
        var id = committee is null ? null : CommitteeId.Parse(committee);
        var page = await JournalPage.ReadAsync(Journal, id, after, CancellationToken.None);
        return [.. page.Select(EntrySaid.Of)];
    }

    public async Task<FaultSaid?> VerifyAsync() =>
        await Journal.VerifyAsync(CancellationToken.None) is { } fault ? new(fault.Position, fault.What) : null;

    public async Task SaveAsync(SnapshotSaid snapshot) =>
        await stored.Snapshots.SaveAsync(snapshot.ToSnapshot(), CancellationToken.None);

    public async Task<SnapshotSaid?> SnapshotAsync(string committee) =>
        await stored.Snapshots.LoadAsync(CommitteeId.Parse(committee), CancellationToken.None) is { } snapshot
            ? SnapshotSaid.Of(snapshot)
            : null;

    public async Task SaveAsync(HoldingChangeSaid change) =>
        await stored.Holdings.SaveAsync(change.ToChange(), CancellationToken.None);

    public async Task<HoldingSaid[]> HoldingsAsync(string upper) =>
        [.. (await stored.Holdings.LoadAsync(CommitteeId.Parse(upper), CancellationToken.None)).Select(HoldingSaid.Of)];
}
