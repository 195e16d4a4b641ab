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
        holdings = connection.Command(HoldingRow.Select);
        keys = connection.Command(
            "SELECT indicator, breakdown, checksum, shown FROM holding_keys WHERE holding = $holding",
            "$holding"
        );
    }

    /// <summary>What an upper holds, in ordinal order of the children.</summary>
    /// <exception cref="InvalidDataException">A row is not what was written, or is missing.</exception>
    public ImmutableArray<Holding> Read(CommitteeId upper) => Read(row => row.Upper == upper);

    /// <summary>Reads all that is held by anybody.</summary>
    /// <exception cref="InvalidDataException">A row is not what was written, or is missing.</exception>
    public void Check() => Read(_ => true);

    // In a transaction of its own: rows and sums of one moment.
    private ImmutableArray<Holding> Read(Func<HoldingRow, bool> includes)
    {
        begin.ExecuteNonQuery();
        var found = ReadRows()
            .Where(row => includes(row.Row))
            .OrderBy(row => row.Row.Child)
            .Select(row => Read(row.Id, row.Row))
            .ToImmutableArray();
        end.ExecuteNonQuery();
        return found;
    }

    // All of them: a row may be another upper's by damage. There are as many as edges to other instances.
    private List<(long Id, HoldingRow Row)> ReadRows()
    {
        var rows = new List<(long, HoldingRow)>();
        var expected = (byte[])(sum.ExecuteScalar() ?? throw new InvalidDataException("the head is missing"));
        using var row = holdings.ExecuteReader();
        while (row.Read())
        {
            RowChecksum.Toggle(expected, row.GetFieldValue<byte[]>(2));
            rows.Add((row.GetInt64(0), HoldingRow.Read(row)));
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
