using Federation.Core.Identity;
using Federation.Storage.Moving;
using Federation.Storage.Reading;
using Federation.Storage.Writing;

namespace Federation.Storage.Postgres;

/// <summary>
/// One instance in a PostgreSQL database: its journal, its snapshots and its holdings. One thread writes, over one
/// connection that no other program can have beside it; all instances share the connections that read.
/// </summary>
public sealed class PostgresInstance : IAsyncDisposable
{
    private readonly GroupWriter writer;
    private readonly PostgresReaders readers;
    private readonly Lazy<Task> closing;

    private PostgresInstance(
        PostgresDatabase database,
        string instance,
        PostgresReaders readers,
        PostgresWriteSession? first,
        Func<PostgresWriteSession> connect
    )
    {
        this.readers = readers;
        writer = new(database.Place, instance, database.Time, database.Options, first, connect);
        closing = new(CloseAsync);
        Journal = new(this, instance, writer, readers);
        Snapshots = new(instance, writer, readers);
        Holdings = new(instance, writer, readers);
    }

    /// <summary>The journal. Closing it closes the instance.</summary>
    public PostgresJournal Journal { get; }

    /// <summary>The snapshots.</summary>
    public PostgresSnapshots Snapshots { get; }

    /// <summary>What is held of children in other instances.</summary>
    public PostgresHoldings Holdings { get; }

    /// <summary>
    /// Opens an instance, or begins it where there is none of this name. Before anything is served, the end of the
    /// chain and the stored head are checked.
    /// </summary>
    /// <param name="database">Where it is kept.</param>
    /// <param name="instance">The instance's code, a <see cref="Slug"/>.</param>
    /// <param name="cancellationToken">Is heeded before the instance is locked.</param>
    /// <exception cref="ArgumentException">The instance is no slug.</exception>
    /// <exception cref="StorageRefusedException">
    /// Another program has it open; it is damaged; the database cannot be reached or written.
    /// </exception>
    public static Task<PostgresInstance> OpenAsync(
        PostgresDatabase database,
        string instance,
        CancellationToken cancellationToken = default
    ) => OpenAsync(database, instance, isForMoving: false, cancellationToken);

    /// <summary>The same, also where the database does not serve the instance.</summary>
    internal static Task<PostgresInstance> OpenAsync(
        PostgresDatabase database,
        string instance,
        bool isForMoving,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!Slug.IsValid(instance))
        {
            throw new ArgumentException($"Not an instance's code: '{instance}'", nameof(instance));
        }

        return Task.Run(() => LockAndOpenAsync(database, instance, isForMoving, cancellationToken), cancellationToken);
    }

    /// <summary>Opens an instance that there is to read it, also while a program has it open.</summary>
    internal static async Task<PostgresInstance> OpenToReadAsync(
        PostgresDatabase database,
        string instance,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var number = await database.NumberOfAsync(instance, cancellationToken).ConfigureAwait(false);
            var readers = new PostgresReaders(database, instance, number);
            await CheckAsync(database, instance, readers, cancellationToken).ConfigureAwait(false);
            return new(database, instance, readers, null, () => throw MoveRefusals.OnlyRead(database.Place, instance));
        }
        catch (Exception failure)
        {
            if (PostgresErrors.ToRefusal(database.Target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>Finishes the writes that wait, then lets others open the instance.</summary>
    public ValueTask DisposeAsync() => new(closing.Value);

    private static async Task<PostgresInstance> LockAndOpenAsync(
        PostgresDatabase database,
        string instance,
        bool isForMoving,
        CancellationToken cancellationToken
    )
    {
        PostgresWriteSession? first = null;
        try
        {
            var number = await database.NumberOfAsync(instance, cancellationToken).ConfigureAwait(false);
            first = PostgresWriteSession.Open(database, instance, number);
            if (!isForMoving)
            {
                var hosting = await database.HostingAsync(instance, cancellationToken).ConfigureAwait(false);
                hosting.Require(database.Place, instance);
            }

            var readers = new PostgresReaders(database, instance, number);
            await CheckAsync(database, instance, readers, cancellationToken).ConfigureAwait(false);
            return new(database, instance, readers, first, () => PostgresWriteSession.Open(database, instance, number));
        }
        catch (Exception failure)
        {
            first?.Dispose();
            if (PostgresErrors.ToRefusal(database.Target, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    private static async Task CheckAsync(
        PostgresDatabase database,
        string instance,
        PostgresReaders readers,
        CancellationToken cancellationToken
    )
    {
        var fault = await readers
            .ReadOnceAsync(
                (session, cancellation) =>
                    ChainVerifier.CheckTailAsync(session, database.Options.TailEntriesMax, cancellation),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (fault is not null)
        {
            throw PostgresRefusals.Damaged(database.Target, $"{instance}: {fault}");
        }
    }

    private async Task CloseAsync()
    {
        readers.Close();
        await writer.DisposeAsync().ConfigureAwait(false);
    }
}
