using System.Collections.Concurrent;
using Federation.Engine.Ports;
using Federation.Storage.Reading;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>
/// The connections that read, beside the writer and never in its way. A read takes a moment on its caller's thread and
/// holds nothing open afterwards, so that no slow reader keeps the write-ahead log from being cut back.
/// </summary>
internal sealed class SqliteReaders(string path, string instance, CommitteeIds ids, SqliteOptions options)
    : IReaders,
        IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(options.ReadersMax);
    private readonly ConcurrentBag<SqliteReadSession> idle = [];
    private volatile bool closed;

    /// <summary>Reads with one of the connections.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be read, or is closed.</exception>
    public async ValueTask<T> ReadAsync<T>(
        Func<ReadSession, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        SqliteReadSession? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            session = idle.TryTake(out var waiting) ? waiting : new(SqliteConnections.Read(path), ids, options);
            // SQLite knows no waiting: the read is over when this returns, and is not broken off in the middle.
            var result = await read(session, CancellationToken.None).ConfigureAwait(false);
            idle.Add(session);
            return result;
        }
        catch (Exception failure) when (failure is not JournalUnavailableException)
        {
            session?.Dispose();
            throw Unavailable(failure);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>What a failed read means to the caller.</summary>
    public JournalUnavailableException Unavailable(Exception failure) =>
        failure is ObjectDisposedException
            ? new($"The journal of {instance} is closed.", failure)
            : new(
                $"The journal of {instance} cannot be read ({path}): {failure.Message}"
                    + (IsDamage(failure) ? " Stop the program and verify this database." : ""),
                failure
            );

    /// <summary>Whether the database is damaged, rather than out of reach for a while.</summary>
    public static bool IsDamage(Exception failure) =>
        failure
            is InvalidDataException
                or FormatException
                or InvalidOperationException
                or InvalidCastException
                or SqliteException { SqliteErrorCode: SqliteErrors.Corrupt or SqliteErrors.NotADatabase };

    /// <summary>Waits for the reads that run, then closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        closed = true;
        for (var i = 0; i < options.ReadersMax; i++)
        {
            await free.WaitAsync().ConfigureAwait(false);
        }

        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        // Those who come later are let in, to be told that it is closed.
        free.Release(options.ReadersMax);
    }
}
