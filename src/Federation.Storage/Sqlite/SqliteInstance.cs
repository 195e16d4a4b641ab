using Federation.Core.Identity;
using Federation.Storage.Moving;
using Federation.Storage.Writing;

namespace Federation.Storage.Sqlite;

/// <summary>
/// One instance's database, <c>folder/instance.db</c>: its journal, its snapshots and its holdings. One thread
/// writes, several read. One program at a time has it open (<c>folder/instance.lock</c>).
/// </summary>
public sealed class SqliteInstance : IAsyncDisposable
{
    private readonly InstanceLock? instanceLock;
    private readonly GroupWriter writer;
    private readonly SqliteReaders readers;
    private readonly Lazy<Task> closing;

    private SqliteInstance(
        InstanceLock? instanceLock,
        string path,
        string instance,
        TimeProvider time,
        SqliteOptions options
    )
    {
        this.instanceLock = instanceLock;
        var ids = new CommitteeIds();
        WriteSession Write() => SqliteWriteSession.Open(path, options, ids);
        writer = instanceLock is null
            ? new(path, instance, time, options, null, () => throw MoveRefusals.OnlyRead(path, instance))
            : new(path, instance, time, options, Write(), Write);
        if (instanceLock is null)
        {
            Learn(path, ids);
        }

        readers = new(path, instance, ids, options);
        closing = new(CloseAsync);
        Path = path;
        Journal = new(this, instance, writer, readers);
        Snapshots = new(instance, writer, readers);
        Holdings = new(instance, writer, readers);
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    /// <summary>The journal. Closing it closes the instance.</summary>
    public SqliteJournal Journal { get; }

    /// <summary>The snapshots.</summary>
    public SqliteSnapshots Snapshots { get; }

    /// <summary>What is held of children in other instances.</summary>
    public SqliteHoldings Holdings { get; }

    /// <summary>
    /// Opens an instance's database, or makes it where there is none. Before anything is served, the file's structure,
    /// the end of the chain and the stored head are checked, and older schemas are brought up to date.
    /// </summary>
    /// <param name="folder">The data folder; made where it is missing.</param>
    /// <param name="instance">The instance's code, a <see cref="Slug"/>: the file is named after it.</param>
    /// <param name="time">The clock, for durations and for when a migration ran.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    /// <param name="cancellationToken">Is heeded before the file is touched.</param>
    /// <exception cref="ArgumentException">The instance is no slug, or a limit is below 1.</exception>
    /// <exception cref="StorageRefusedException">
    /// Another program has it open; it is damaged, another program's or a newer version's; it cannot be opened.
    /// </exception>
    public static Task<SqliteInstance> OpenAsync(
        string folder,
        string instance,
        TimeProvider time,
        SqliteOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        if (!Slug.IsValid(instance))
        {
            throw new ArgumentException($"Not an instance's code: '{instance}'", nameof(instance));
        }

        var limits = options ?? new();
        limits.Check();
        return Task.Run(
            () => LockAndOpenAsync(System.IO.Path.GetFullPath(folder), instance, time, limits),
            cancellationToken
        );
    }

    /// <summary>
    /// Opens an instance's database to read it, also while a program has it open. Where none has, it is opened as by
    /// one: the file is checked then, and no program begins meanwhile.
    /// </summary>
    internal static async Task<SqliteInstance> OpenToReadAsync(
        string folder,
        string instance,
        TimeProvider time,
        SqliteOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await OpenAsync(folder, instance, time, options, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageRefusedException refused) when (refused.Code == Refusals.InUseCode)
        {
            var path = System.IO.Path.Combine(folder, instance + ".db");
            try
            {
                return new(null, path, instance, time, options);
            }
            catch (Exception failure)
            {
                if (SqliteOpening.ToRefusal(path, failure) is { } refusal)
                {
                    throw refusal;
                }

                throw;
            }
        }
    }

    /// <summary>Finishes the writes that wait, then closes the database and lets others open it.</summary>
    public ValueTask DisposeAsync() => new(closing.Value);

    /// <summary>The lock file of a database.</summary>
    internal static string LockOf(string path) => System.IO.Path.ChangeExtension(path, ".lock");

    private static async Task<SqliteInstance> LockAndOpenAsync(
        string folder,
        string instance,
        TimeProvider time,
        SqliteOptions options
    )
    {
        var path = System.IO.Path.Combine(folder, instance + ".db");
        InstanceLock? instanceLock = null;
        try
        {
            Directory.CreateDirectory(folder);
            instanceLock = InstanceLock.Take(LockOf(path));
            if (!options.IsForMoving)
            {
                SqliteHosting.Read(path).Require(path, instance);
            }

            await new SqliteOpening(path, instance, time, options).PrepareAsync().ConfigureAwait(false);
            instanceLock.Remember();
            return new(instanceLock, path, instance, time, options);
        }
        catch (Exception failure)
        {
            instanceLock?.Dispose();
            if (SqliteOpening.ToRefusal(path, failure) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    // The writer last: whoever closes the last connection brings the log home into the database.
    private async Task CloseAsync()
    {
        await readers.DisposeAsync().ConfigureAwait(false);
        await writer.DisposeAsync().ConfigureAwait(false);
        instanceLock?.Dispose();
    }

    // The numbers of committees that there are now; of those that come later only the entries are read, which name
    // them.
    private static void Learn(string path, CommitteeIds ids)
    {
        using var connection = SqliteConnections.Read(path);
        using var command = connection.Command("SELECT id, name FROM committees");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            ids.Add(CommitteeId.Parse(row.GetString(1)), row.GetInt64(0));
        }
    }
}
