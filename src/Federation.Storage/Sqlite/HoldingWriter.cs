using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>Changes holdings within the writer's transaction.</summary>
internal sealed class HoldingWriter
{
    private readonly Dictionary<(CommitteeId Upper, CommitteeId Child), long> ids = [];
    private readonly SqliteCommand all;
    private readonly SqliteCommand find;
    private readonly SqliteCommand save;
    private readonly SqliteCommand findKey;
    private readonly SqliteCommand saveKey;
    private readonly SqliteCommand removeKey;
    private readonly SqliteCommand removeKeys;
    private long lastId;

    public HoldingWriter(SqliteConnection connection)
    {
        all = connection.Command(
            "SELECT h.id, c.name, h.child FROM holdings h LEFT JOIN committees c ON c.id = h.upper"
        );
        find = connection.Command($"{HoldingRow.Select} WHERE h.id = $id", "$id");
        save = connection.Command(
            "INSERT OR REPLACE INTO holdings (id, upper, checksum, child, epoch, incarnation, stamp, mark_position,"
                + " mark_hash, heard_at_unix_ms, format, keys, tree)"
                + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            SqliteConnections.Numbered(13)
        );
        findKey = connection.Command(
            "SELECT checksum FROM holding_keys WHERE holding = $1 AND indicator = $2 AND breakdown = $3",
            "$1",
            "$2",
            "$3"
        );
        saveKey = connection.Command(
            "INSERT OR REPLACE INTO holding_keys (holding, indicator, breakdown, checksum, shown)"
                + " VALUES ($1, $2, $3, $4, $5)",
            SqliteConnections.Numbered(5)
        );
        removeKey = connection.Command(
            "DELETE FROM holding_keys WHERE holding = $1 AND indicator = $2 AND breakdown = $3",
            "$1",
            "$2",
            "$3"
        );
        removeKeys = connection.Command("DELETE FROM holding_keys WHERE holding = $1", "$1");
    }

    /// <summary>Learns which there are.</summary>
    public void Load()
    {
        using var row = all.ExecuteReader();
        while (row.Read())
        {
            // A row that is nobody's is left to whoever reads it.
            if (
                CommitteeId.TryParse(row.IsDBNull(1) ? "" : row.GetString(1), out var upper)
                && CommitteeId.TryParse(row.GetString(2), out var child)
            )
            {
                ids.TryAdd((upper, child), row.GetInt64(0));
            }

            lastId = Math.Max(lastId, row.GetInt64(0));
        }
    }

    /// <summary>Changes one, and the sum of all holdings' checksums with it.</summary>
    /// <exception cref="JournalConflictException">
    /// There is nothing that a change in part could change. Nothing was written.
    /// </exception>
    public void Save(HoldingChange change, long upper, Span<byte> sum)
    {
        var (id, before) = Find(change, sum);
        var keys = change.IsWhole ? new byte[sum.Length] : [.. before!.Keys];
        if (change.IsWhole)
        {
            removeKeys.Parameters[0].Value = id;
            removeKeys.ExecuteNonQuery();
        }

        foreach (var key in change.Keys)
        {
            Save(change, id, key, keys);
        }

        var row = new HoldingRow(
            change.Upper,
            change.Child,
            change.Held,
            change.Mark,
            change.HeardAt.ToUnixTimeMilliseconds(),
            change.Format,
            keys,
            change.Tree ?? before!.Tree
        );
        RowChecksum.Toggle(sum, Save(row, id, upper));
    }

    /// <summary>
    /// The holding's number and, for a change in part, what is held. Its checksum is taken out of the sum.
    /// </summary>
    private (long Id, HoldingRow? Before) Find(HoldingChange change, Span<byte> sum)
    {
        if (!ids.TryGetValue((change.Upper, change.Child), out var id))
        {
            return change.IsWhole
                ? (ids[(change.Upper, change.Child)] = ++lastId, null)
                : throw Conflict(change, "holds nothing of");
        }

        find.Parameters[0].Value = id;
        using var found = find.ExecuteReader();
        if (!found.Read())
        {
            throw new InvalidDataException($"what {change.Upper} held of {change.Child} is missing");
        }

        HoldingRow? before = null;
        if (!change.IsWhole)
        {
            before = TryRead(found) ?? throw Conflict(change, "has a damaged holding of");
            if (before.Format != change.Format)
            {
                throw Conflict(change, $"has format {before.Format}, not {change.Format}, of");
            }
        }

        RowChecksum.Toggle(sum, found.GetFieldValue<byte[]>(2));
        return (id, before);
    }

    // One damaged row must not fail its whole group; whoever reads it is told.
    private static HoldingRow? TryRead(SqliteDataReader row)
    {
        try
        {
            return HoldingRow.Read(row);
        }
        catch (Exception damage) when (SqliteReaders.IsDamage(damage))
        {
            return null;
        }
    }

    private static JournalConflictException Conflict(HoldingChange change, string what) =>
        new(change.Upper, $"{change.Upper} {what} {change.Child}: only a whole change can follow.");

    private void Save(HoldingChange change, long id, HeldKeyChange key, Span<byte> keys)
    {
        Name(findKey, id, key.Key);
        if (findKey.ExecuteScalar() is byte[] before)
        {
            RowChecksum.Toggle(keys, before);
        }

        if (key.Shown is not { } shown)
        {
            Name(removeKey, id, key.Key);
            removeKey.ExecuteNonQuery();
            return;
        }

        var checksum = RowChecksum.OfHeldKey(change.Upper, change.Child, key.Key, shown);
        RowChecksum.Toggle(keys, checksum);
        Name(saveKey, id, key.Key);
        saveKey.Parameters[3].Value = checksum;
        saveKey.Parameters[4].Value = shown;
        saveKey.ExecuteNonQuery();
    }

    private byte[] Save(HoldingRow row, long id, long upper)
    {
        var checksum = RowChecksum.OfHolding(row);
        object[] values =
        [
            id,
            upper,
            checksum,
            row.Child.ToString(),
            row.Held.Epoch,
            row.Held.Incarnation,
            row.Held.Stamp,
            row.Mark.Position,
            Convert.FromHexString(row.Mark.Hash),
            row.HeardAtUnixMs,
            row.Format,
            row.Keys,
            row.Tree.AsArray(),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            save.Parameters[i].Value = values[i];
        }

        save.ExecuteNonQuery();
        return checksum;
    }

    private static void Name(SqliteCommand command, long id, FigureKey key)
    {
        command.Parameters[0].Value = id;
        command.Parameters[1].Value = key.Indicator;
        command.Parameters[2].Value = key.Breakdown.ToString();
    }
}
