using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance.Memory;

/// <summary>The snapshots' port in memory, beside a <see cref="MemoryJournal"/>.</summary>
public sealed class MemorySnapshots : ISnapshots
{
    private readonly MemoryStore store;
    private readonly MemoryTurns turns;

    internal MemorySnapshots(MemoryStore store, MemoryTurns turns)
    {
        this.store = store;
        this.turns = turns;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        snapshot.Check(store.Instance);
        await turns.WriteAsync(snapshot.Committee, () => Save(snapshot), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        new(turns.Read(() => store.Load(committee), cancellationToken));

    /// <inheritdoc/>
    public ValueTask<CompleteSnapshot?> LoadCompleteAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        new(turns.Read(() => store.LoadComplete(committee), cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<CompletePlace> CompletePlacesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await ValueTask.CompletedTask;
        foreach (var complete in turns.Read(store.CompletePlaces, cancellationToken))
        {
            yield return complete;
        }
    }

    private bool Save(Snapshot snapshot)
    {
        store.Save(snapshot);
        return true;
    }
}
