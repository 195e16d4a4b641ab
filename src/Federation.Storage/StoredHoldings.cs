using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Reading;
using Federation.Storage.Writing;
using Federation.Storage.Writing.Writes;

namespace Federation.Storage;

/// <summary>An instance's holdings in a database, beside its journal. They ride along in its group commits.</summary>
public abstract class StoredHoldings : IHoldings
{
    private readonly string instance;
    private readonly GroupWriter writer;
    private readonly IReaders readers;

    private protected StoredHoldings(string instance, GroupWriter writer, IReaders readers)
    {
        this.instance = instance;
        this.writer = writer;
        this.readers = readers;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(HoldingChange change, CancellationToken cancellationToken)
    {
        change.Check(instance);
        await writer.WriteAsync(new HoldWrite(change), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Holding>> LoadAsync(CommitteeId upper, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            (session, cancellation) => session.Holdings.ReadAsync(upper, cancellation),
            cancellationToken
        );
}
