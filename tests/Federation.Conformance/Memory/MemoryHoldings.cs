using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance.Memory;

/// <summary>The holdings' port in memory, beside a <see cref="MemoryJournal"/>.</summary>
public sealed class MemoryHoldings : IHoldings
{
    private readonly MemoryStore store;
    private readonly MemoryTurns turns;

    internal MemoryHoldings(MemoryStore store, MemoryTurns turns)
    {
        this.store = store;
        this.turns = turns;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(HoldingChange change, CancellationToken cancellationToken)
    {
        change.Check(store.Instance);
        await turns.WriteAsync(change.Upper, () => Save(change), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Holding>> LoadAsync(CommitteeId upper, CancellationToken cancellationToken) =>
        new(turns.Read(() => store.LoadHoldings(upper), cancellationToken));

    private bool Save(HoldingChange change)
    {
        store.Save(change);
        return true;
    }
}
