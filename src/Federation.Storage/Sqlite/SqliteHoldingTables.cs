using Federation.Core.Indicators;
using Federation.Storage.Reading;
using Federation.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>The holdings' rows, one statement each.</summary>
internal sealed class SqliteHoldingTables(SqliteConnection connection) : IHoldingTables
{
    private readonly SqliteCommand find = connection.Command(
        $"SELECT {HoldingRow.Columns} FROM {SqliteReadSession.HoldingTables} WHERE h.id = $id",
        "$id"
    );

    private readonly SqliteCommand save = connection.Command(
        "INSERT OR REPLACE INTO holdings (id, upper, checksum, child, epoch, incarnation, stamp, mark_position,"
            + " mark_hash, heard_at_unix_ms, format, keys, tree)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        SqliteConnections.Numbered(13)
    );

    private readonly SqliteCommand removeKey = connection.Command(
        "DELETE FROM holding_keys WHERE holding = $1 AND indicator = $2 AND breakdown = $3 RETURNING checksum",
        SqliteConnections.Numbered(3)
    );

    private readonly SqliteCommand removeKeys = connection.Command("DELETE FROM holding_keys WHERE holding = $1", "$1");

    private readonly SqliteCommand addKey = connection.Command(
        "INSERT INTO holding_keys (holding, indicator, breakdown, checksum, shown) VALUES ($1, $2, $3, $4, $5)",
        SqliteConnections.Numbered(5)
    );

    public FoundHolding? Find(long id)
    {
        find.Parameters[0].Value = id;
        using var row = find.ExecuteReader();
        return FoundHolding.Read(row, SqliteReaders.IsDamage);
    }

    public void Save(long id, long upper, HoldingRow row, byte[] checksum)
    {
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
    }

    public IReadOnlyList<byte[]> RemoveKeys(long holding, IReadOnlyList<FigureKey> keys)
    {
        var removed = new List<byte[]>();
        foreach (var key in keys)
        {
            Name(removeKey, holding, key);
            if (removeKey.ExecuteScalar() is byte[] checksum)
            {
                removed.Add(checksum);
            }
        }

        return removed;
    }

    public void RemoveKeys(long holding)
    {
        removeKeys.Parameters[0].Value = holding;
        removeKeys.ExecuteNonQuery();
    }

    public void AddKeys(long holding, IReadOnlyList<KeptKey> keys)
    {
        foreach (var key in keys)
        {
            Name(addKey, holding, key.Key);
            addKey.Parameters[3].Value = key.Checksum;
            addKey.Parameters[4].Value = key.Shown;
            addKey.ExecuteNonQuery();
        }
    }

    private static void Name(SqliteCommand command, long holding, FigureKey key)
    {
        command.Parameters[0].Value = holding;
        command.Parameters[1].Value = key.Indicator;
        command.Parameters[2].Value = key.Breakdown.ToString();
    }
}
