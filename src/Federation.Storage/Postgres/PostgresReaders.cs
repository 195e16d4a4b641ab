using Federation.Engine.Ports;
using Federation.Storage.Reading;

namespace Federation.Storage.Postgres;

/// <summary>
/// Reads one instance with the connections that all instances share. A read takes one for a moment and holds nothing
/// open afterwards.
/// </summary>
internal sealed class PostgresReaders(PostgresDatabase database, string instance, int number) : IReaders
{
    private volatile bool closed;

    public async ValueTask<T> ReadAsync<T>(
        Func<ReadSession, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadOnceAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception stale) when (PostgresErrors.IsStaleConnection(stale))
        {
            // The server has been started anew since the connection was last used; the pool has noticed now.
        }
        catch (Exception failure) when (IsFailure(failure, cancellationToken))
        {
            throw Unavailable(failure);
        }

        try
        {
            return await ReadOnceAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsFailure(failure, cancellationToken))
        {
            throw Unavailable(failure);
        }
    }

    /// <summary>Reads, and lets failures through as they are.</summary>
    public async ValueTask<T> ReadOnceAsync<T>(
        Func<ReadSession, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        await database.ReadersFree.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            await using var connection = await database.ReaderAsync(cancellationToken).ConfigureAwait(false);
            var session = new PostgresReadSession(connection, number, database.Options);
            return await read(session, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            database.ReadersFree.Release();
        }
    }

    public JournalUnavailableException Unavailable(Exception failure) =>
        failure is ObjectDisposedException
            ? new($"The journal of {instance} is closed.", failure)
            : new(
                $"The journal of {instance} cannot be read ({database.Place}): {Failures.Say(failure)}"
                    + (PostgresErrors.IsDamage(failure) ? " Stop the program and verify this database." : ""),
                failure
            );

    /// <summary>Those who come later are told that it is closed.</summary>
    public void Close() => closed = true;

    private static bool IsFailure(Exception failure, CancellationToken cancellationToken) =>
        failure is not JournalUnavailableException
        && !(failure is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
