using System.Globalization;
using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>Whether a server may be trusted with what is acknowledged.</summary>
internal static class PostgresServer
{
    private const int VersionMin = 150_000;

    private const string Settings =
        "SELECT current_setting('server_version_num'), current_setting('server_encoding'), current_setting('fsync'),"
        + " current_setting('full_page_writes'), current_setting('synchronous_commit'),"
        + " pg_is_in_recovery() OR current_setting('transaction_read_only')::bool, pg_backend_pid()";

    /// <summary>Looks at the server that a connection has reached, and at the settings that hold for it.</summary>
    /// <exception cref="StorageRefusedException">
    /// A commit would not mean fsynced; it cannot be written; it is none that the program knows.
    /// </exception>
    public static void Check(NpgsqlConnection connection, PostgresTarget target)
    {
        using var command = connection.Command(Settings);
        using var row = command.ExecuteReader();
        row.Read();
        Check(row, target, connection.ProcessID);
    }

    /// <summary>From now on, what was found holds for this connection, whatever the server is told meanwhile.</summary>
    public static void Pin(NpgsqlConnection connection)
    {
        using var pin = connection.Command(
            "SELECT set_config('synchronous_commit', current_setting('synchronous_commit'), false)"
        );
        pin.ExecuteNonQuery();
    }

    private static void Check(NpgsqlDataReader row, PostgresTarget target, int processId)
    {
        if (int.Parse(row.GetString(0), CultureInfo.InvariantCulture) < VersionMin)
        {
            throw PostgresRefusals.Unfit(target, "server_version_num", row.GetString(0), $">= {VersionMin}");
        }

        if (row.GetString(1) != "UTF8")
        {
            throw PostgresRefusals.Unfit(target, "server_encoding", row.GetString(1), "UTF8");
        }

        foreach (var (column, name) in ((int, string)[])[(2, "fsync"), (3, "full_page_writes")])
        {
            if (row.GetString(column) != "on")
            {
                throw PostgresRefusals.NotDurable(target, name, row.GetString(column), "on");
            }
        }

        // remote_apply is on, and waits for a standby besides.
        if (row.GetString(4) is var commit and not ("on" or "remote_apply"))
        {
            throw PostgresRefusals.NotDurable(target, "synchronous_commit", commit, "on");
        }

        if (row.GetBoolean(5))
        {
            throw PostgresRefusals.ReadOnly(target);
        }

        if (row.GetInt32(6) != processId)
        {
            throw PostgresRefusals.Pooler(target);
        }
    }
}
