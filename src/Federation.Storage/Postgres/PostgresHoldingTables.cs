using Federation.Core.Indicators;
using Federation.Storage.Reading;
using Federation.Storage.Writing;

namespace Federation.Storage.Postgres;

/// <summary>
/// The holdings' rows. What only writes waits for the group's end; what has to be known is asked for with all that was
/// written before it.
/// </summary>
internal sealed class PostgresHoldingTables(PostgresWriteSession session, int number) : IHoldingTables
{
    public FoundHolding? Find(long id)
    {
        using var row = session.Ask(
            PostgresCommands.BatchCommand(
                $"SELECT {HoldingRow.Columns} FROM {PostgresReadSession.HoldingTables}"
                    + " WHERE h.instance = $1 AND h.id = $2",
                number,
                id
            )
        );
        return FoundHolding.Read(row, PostgresErrors.IsDamage);
    }

    public void Save(long id, long upper, HoldingRow row, byte[] checksum) =>
        session.Add(
            PostgresCommands.BatchCommand(
                "INSERT INTO holdings (instance, id, upper, checksum, child, epoch, incarnation, stamp, mark_position,"
                    + " mark_hash, heard_at_unix_ms, format, keys, tree)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
                    + " ON CONFLICT (instance, id) DO UPDATE SET upper = $3, checksum = $4, child = $5, epoch = $6,"
                    + " incarnation = $7, stamp = $8, mark_position = $9, mark_hash = $10, heard_at_unix_ms = $11,"
                    + " format = $12, keys = $13, tree = $14",
                number,
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
                (long)row.Format,
                row.Keys,
                row.Tree.AsArray()
            )
        );

    public IReadOnlyList<byte[]> RemoveKeys(long holding, IReadOnlyList<FigureKey> keys)
    {
        using var row = session.Ask(
            PostgresCommands.BatchCommand(
                "DELETE FROM holding_keys k USING unnest($3, $4) AS named (indicator, breakdown)"
                    + " WHERE k.instance = $1 AND k.holding = $2 AND k.indicator = named.indicator"
                    + " AND k.breakdown = named.breakdown RETURNING k.checksum",
                number,
                holding,
                keys.Select(key => key.Indicator).ToArray(),
                keys.Select(key => key.Breakdown.ToString()).ToArray()
            )
        );
        var removed = new List<byte[]>();
        while (row.Read())
        {
            removed.Add(row.GetFieldValue<byte[]>(0));
        }

        return removed;
    }

    public void RemoveKeys(long holding) =>
        session.Add(
            PostgresCommands.BatchCommand(
                "DELETE FROM holding_keys WHERE instance = $1 AND holding = $2",
                number,
                holding
            )
        );

    public void AddKeys(long holding, IReadOnlyList<KeptKey> keys) =>
        session.Add(
            PostgresCommands.BatchCommand(
                "INSERT INTO holding_keys (instance, holding, indicator, breakdown, checksum, shown)"
                    + " SELECT $1, $2, * FROM unnest($3, $4, $5, $6)",
                number,
                holding,
                keys.Select(key => key.Key.Indicator).ToArray(),
                keys.Select(key => key.Key.Breakdown.ToString()).ToArray(),
                keys.Select(key => key.Checksum).ToArray(),
                keys.Select(key => key.Shown).ToArray()
            )
        );
}
