using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Reading;
using Federation.Storage.Writing;
using Federation.Storage.Writing.Writes;

namespace Federation.Storage;

/// <summary>An instance's snapshots in a database, beside its journal. They ride along in its group commits.</summary>
public abstract class StoredSnapshots : ISnapshots
{
    private readonly string instance;
    private readonly GroupWriter writer;
    private readonly IReaders readers;

    private protected StoredSnapshots(string instance, GroupWriter writer, IReaders readers)
    {
        this.instance = instance;
        this.writer = writer;
        this.readers = readers;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        snapshot.Check(instance);
        await writer.WriteAsync(new SaveWrite(snapshot), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Snapshot?> LoadAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        var found = await readers
            .ReadAsync((session, cancellation) => session.SnapshotAsync(committee, cancellation), cancellationToken)
            .ConfigureAwait(false);
        if (found is not { IsGood: false } bad)
        {
            return found?.Snapshot;
        }

        try
        {
            await writer.WriteAsync(new ThrowAwayWrite(bad.Snapshot), cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException)
        {
            // It stays where it is: it will be found void again.
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask<CompleteSnapshot?> LoadCompleteAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        readers.ReadAsync((session, cancellation) => session.CompleteAsync(committee, cancellation), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CompletePlace> CompletePlacesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        long? after = 0;
        while (after is { } from)
        {
            (var page, after) = await readers
                .ReadAsync((session, cancellation) => session.PlacesAsync(from, cancellation), cancellationToken)
                .ConfigureAwait(false);
            foreach (var place in page)
            {
                yield return place;
            }
        }
    }
}
