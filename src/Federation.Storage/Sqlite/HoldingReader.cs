using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>Reads holdings, and holds every row against its checksum and all of them against their sums.</summary>
internal sealed class HoldingReader
{
    private readonly SqliteCommand begin;
    private readonly SqliteCommand end;
    private readonly SqliteCommand sum;
    private readonly SqliteCommand holdings;
    private readonly SqliteCommand keys;

    public HoldingReader(SqliteConnection connection)
    {
        begin = connection.Command("BEGIN");
        end = connection.Command("COMMIT");
        sum = connection.Command("SELECT holdings FROM head");
        // All of them, past the index: a damaged one could hide a row. There are as many as edges to other instances.
        holdings = connection.Command($"SELECT {HoldingRow.Columns} FROM holdings NOT INDEXED");
        keys = connection.Command(
            "SELECT indicator, breakdown, checksum, shown FROM holding_keys WHERE holding = $holding",
            "$holding"
        );
    }

    /// <summary>What an upper holds, in ordinal order of the children.</summary>
    /// <param name="upper">The upper.</param>
    /// <param name="id">Its number.</param>
    /// <exception cref="InvalidDataException">A row is not what was written, or is missing.</exception>
    public ImmutableArray<Holding> Read(CommitteeId upper, long id)
    {
        begin.ExecuteNonQuery();
        var found = ReadRows(upper, id).OrderBy(row => row.Row.Child).Select(row => Read(row.Id, row.Row)).ToList();
        end.ExecuteNonQuery();
        return [.. found];
    }

    private List<(long Id, HoldingRow Row)> ReadRows(CommitteeId upper, long id)
    {
        var rows = new List<(long, HoldingRow)>();
        var expected = (byte[])(sum.ExecuteScalar() ?? throw new InvalidDataException("the head is missing"));
        using var row = holdings.ExecuteReader();
        while (row.Read())
        {
            RowChecksum.Toggle(expected, row.GetFieldValue<byte[]>(2));
            if (row.GetInt64(1) == id)
            {
                rows.Add((row.GetInt64(0), HoldingRow.Read(row, upper)));
            }
        }

        return expected.All(bits => bits == 0)
            ? rows
            : throw new InvalidDataException("the holdings are not all that were written");
    }

    private Holding Read(long id, HoldingRow row)
    {
        var found = new List<HeldKey>();
        byte[] expected = [.. row.Keys];
        keys.Parameters[0].Value = id;
        using var key = keys.ExecuteReader();
        while (key.Read())
        {
            found.Add(ReadKey(key, row));
            RowChecksum.Toggle(expected, key.GetFieldValue<byte[]>(2));
        }

        return expected.All(bits => bits == 0)
            ? new(
                row.Upper,
                row.Child,
                row.Held,
                row.Mark,
                DateTimeOffset.FromUnixTimeMilliseconds(row.HeardAtUnixMs),
                row.Format,
                row.Tree,
                [.. found.OrderBy(held => held.Key)]
            )
            : throw new InvalidDataException($"the keys that {row.Upper} holds of {row.Child} are not all there");
    }

    private static HeldKey ReadKey(SqliteDataReader row, HoldingRow holding)
    {
        var (indicator, text) = (row.GetString(0), row.GetString(1));
        var shown = row.GetFieldValue<byte[]>(3);
        if (
            Breakdown.TryParse(text, out var breakdown)
            && new FigureKey(indicator, breakdown) is var key
            && RowChecksum
                .OfHeldKey(holding.Upper, holding.Child, key, shown)
                .AsSpan()
                .SequenceEqual(row.GetFieldValue<byte[]>(2))
        )
        {
            return new(key, shown);
        }

        throw new InvalidDataException(
            $"the key {indicator}[{text}] that {holding.Upper} holds of {holding.Child} is not what was written"
        );
    }
}
