using Federation.Storage.Reading;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>
/// Makes an instance's database where there is none, and looks at one that is there before anything is read from it or
/// written to it.
/// </summary>
internal sealed class SqliteOpening(string path, string instance, TimeProvider time, SqliteOptions options)
{
    /// <summary>"FEDJ", in the file's header: this program's.</summary>
    private const long ApplicationId = 0x4645444A;

    private const long EpochFirst = 1;

    /// <summary>Leaves behind a database that may be served.</summary>
    /// <exception cref="StorageRefusedException">It may not. Other failures: see <see cref="ToRefusal"/>.</exception>
    public async Task PrepareAsync()
    {
        if (File.Exists(path))
        {
            await CheckAsync().ConfigureAwait(false);
        }
        else
        {
            Create();
        }
    }

    /// <summary>What a failure to open means; null where it is no failure of the storage.</summary>
    public static StorageRefusedException? ToRefusal(string path, Exception failure) =>
        failure switch
        {
            StorageRefusedException => null,
            SqliteException { SqliteErrorCode: SqliteErrors.NotADatabase } => Refusals.NotADatabase(path, failure),
            _ when SqliteReaders.IsDamage(failure) => Refusals.Damaged(path, failure.Message, failure),
            SqliteException or IOException or UnauthorizedAccessException => Refusals.CannotOpen(path, failure),
            _ => null,
        };

    // Under another name until it is whole, so that an empty file is never a new database, always a damaged one.
    private void Create()
    {
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 } log)
        {
            throw Refusals.DatabaseMissing(path, log.FullName);
        }

        if (SqliteInstance.LockOf(path) is var remembering && InstanceLock.Remembers(remembering))
        {
            throw Refusals.DatabaseMissing(path, remembering);
        }

        var unfinished = path + ".new";
        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            File.Delete(unfinished + ending);
        }

        using (var connection = SqliteConnections.Create(unfinished))
        {
            RequireWal(connection);
            connection.Run($"PRAGMA application_id = {ApplicationId}");
            SqliteMigrations.Run(connection, time);
            using var insert = connection.Command(
                "INSERT INTO instance (only, name, epoch, checksum) VALUES (1, $name, $epoch, $checksum);"
                    + " INSERT INTO head (only, position, hash) VALUES (1, 0, zeroblob(32))",
                "$name",
                "$epoch",
                "$checksum"
            );
            insert.Parameters[0].Value = instance;
            insert.Parameters[1].Value = EpochFirst;
            insert.Parameters[2].Value = RowChecksum.OfInstance(instance, EpochFirst);
            insert.ExecuteNonQuery();
        }

        File.Move(unfinished, path);
    }

    private async Task CheckAsync()
    {
        if (new FileInfo(path).Length == 0)
        {
            throw Refusals.NotADatabase(path);
        }

        if (LogCheck.Fault(path + "-wal") is { } place)
        {
            throw Refusals.Damaged(path + "-wal", place);
        }

        using var connection = SqliteConnections.Check(path);
        CheckWhose(connection);
        CheckPages(connection);
        SqliteMigrations.Run(connection, time);
        RequireWal(connection);
        CheckInstance(connection);
        await CheckTailAsync(connection).ConfigureAwait(false);
    }

    private void CheckWhose(SqliteConnection connection)
    {
        if (connection.Scalar("PRAGMA application_id") is var id and not ApplicationId)
        {
            throw Refusals.Foreign(path, (long)id!);
        }

        var version = SqliteMigrations.VersionOf(connection);
        if (version == 0)
        {
            throw Refusals.Damaged(path, "its tables are missing");
        }

        if (version > SqliteMigrations.Known)
        {
            throw Refusals.NewerSchema(path, version, SqliteMigrations.Known);
        }
    }

    private void CheckPages(SqliteConnection connection)
    {
        var first = (string)connection.Scalar("PRAGMA quick_check(1)")!;
        if (first != "ok")
        {
            throw Refusals.Damaged(path, first.ReplaceLineEndings(" "));
        }
    }

    private void RequireWal(SqliteConnection connection)
    {
        var mode = (string)connection.Scalar("PRAGMA journal_mode")!;
        if (mode != "wal")
        {
            throw Refusals.NoWal(path, mode);
        }
    }

    private void CheckInstance(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT name, epoch, checksum FROM instance");
        var name = InstanceRow.Read(command).Name;
        if (name != instance)
        {
            throw Refusals.OtherInstance(path, name, instance);
        }
    }

    private async Task CheckTailAsync(SqliteConnection connection)
    {
        using var session = new SqliteReadSession(connection, new(), options);
        var fault = await ChainVerifier
            .CheckTailAsync(session, options.TailEntriesMax, CancellationToken.None)
            .ConfigureAwait(false);
        if (fault is not null)
        {
            throw Refusals.Damaged(path, fault);
        }
    }
}
