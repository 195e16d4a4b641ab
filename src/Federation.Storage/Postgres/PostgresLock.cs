using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>
/// Keeps two programs from writing one instance: an advisory lock, held by the very connection that writes. Whoever has
/// lost the connection has lost the lock and can write no more; and whoever gets the lock finds everything decided that
/// the connection before it had under way, because the server lets go of the lock only after that.
/// </summary>
internal static class PostgresLock
{
    /// <summary>
    /// "FEDJ": the first half of every lock's name. The second is the instance's number, 0 for the schema.
    /// </summary>
    public const int Family = 0x4645444A;

    /// <summary>Takes an instance's lock, until the connection ends or <see cref="Release"/>.</summary>
    /// <exception cref="StorageRefusedException">Another connection holds it.</exception>
    public static void Take(
        NpgsqlConnection connection,
        PostgresTarget target,
        string instance,
        int number,
        PostgresOptions options
    )
    {
        EndGivenUp(connection, number, options);
        try
        {
            var wait = (long)options.LockTimeout.TotalMilliseconds;
            using var take = connection.Command(
                $"SET lock_timeout = {wait}; SELECT pg_advisory_lock({Family}, {number}); SET lock_timeout = 0"
            );
            take.ExecuteNonQuery();
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw PostgresRefusals.InUse(target, instance, HolderOf(connection, number), held);
        }
    }

    /// <summary>Lets go of every lock of a connection, so that nobody has to wait for its end.</summary>
    public static void Release(NpgsqlConnection connection)
    {
        using var release = connection.Command("SELECT pg_advisory_unlock_all()");
        release.ExecuteNonQuery();
    }

    /// <summary>
    /// Ends whoever holds the lock, where it has been given up. The server lets go of the lock once nothing of that
    /// connection can be committed any more.
    /// </summary>
    private static void EndGivenUp(NpgsqlConnection connection, int number, PostgresOptions options)
    {
        if (options.IsGivenUp is not { } isGivenUp)
        {
            return;
        }

        using var holder = connection.Command($"SELECT a.pid, a.application_name FROM {Holders(number)}");
        int? givenUp = null;
        using (var row = holder.ExecuteReader())
        {
            if (row.Read() && isGivenUp(row.GetString(1)))
            {
                givenUp = row.GetInt32(0);
            }
        }

        if (givenUp is { } process)
        {
            using var end = connection.Command("SELECT pg_terminate_backend($1)", process);
            end.ExecuteNonQuery();
        }
    }

    private static string Holders(int number) =>
        "pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
        + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.database ="
        + " (SELECT oid FROM pg_database WHERE datname = current_database())"
        + $" AND l.classid = {Family}::oid AND l.objid = {number}::oid";

    private static string? HolderOf(NpgsqlConnection connection, int number)
    {
        using var holder = connection.Command(
            "SELECT format('pid %s, %s, %s', a.pid, coalesce(nullif(a.application_name, ''), '?'),"
                + $" coalesce(host(a.client_addr), 'local')) FROM {Holders(number)}"
        );
        return holder.ExecuteScalar() as string;
    }
}
