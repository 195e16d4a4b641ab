using System.Collections.Immutable;
using System.Data.Common;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>Reads holdings, and holds every row against its checksum and all of them against their sums.</summary>
internal sealed class HoldingReader(ReadSession session)
{
    /// <summary>What an upper holds, in ordinal order of the children.</summary>
    /// <exception cref="InvalidDataException">A row is not what was written, or is missing.</exception>
    public ValueTask<ImmutableArray<Holding>> ReadAsync(CommitteeId upper, CancellationToken cancellationToken) =>
        ReadAsync(row => row.Upper == upper, cancellationToken);

    /// <summary>Reads all that is held by anybody.</summary>
    /// <exception cref="InvalidDataException">A row is not what was written, or is missing.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken) =>
        await ReadAsync(_ => true, cancellationToken).ConfigureAwait(false);

    // Rows and sums of one moment.
    private async ValueTask<ImmutableArray<Holding>> ReadAsync(
        Func<HoldingRow, bool> includes,
        CancellationToken cancellationToken
    )
    {
        await session.BeginMomentAsync(cancellationToken).ConfigureAwait(false);
        var found = ImmutableArray.CreateBuilder<Holding>();
        var rows = await ReadRowsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (id, row) in rows.Where(row => includes(row.Row)).OrderBy(row => row.Row.Child))
        {
            found.Add(await ReadAsync(id, row, cancellationToken).ConfigureAwait(false));
        }

        await session.EndMomentAsync(cancellationToken).ConfigureAwait(false);
        return found.DrainToImmutable();
    }

    // All of them: a row may be another upper's by damage. There are as many as edges to other instances.
    private async ValueTask<List<(long Id, HoldingRow Row)>> ReadRowsAsync(CancellationToken cancellationToken)
    {
        var rows = new List<(long, HoldingRow)>();
        var sum = await session.HoldingSum().ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        var expected = (byte[])(sum ?? throw new InvalidDataException("the head is missing"));
        await using var row = await session.HoldingRows().ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            RowChecksum.Toggle(expected, row.GetFieldValue<byte[]>(2));
            rows.Add((row.GetInt64(0), HoldingRow.Read(row)));
        }

        return expected.All(bits => bits == 0)
            ? rows
            : throw new InvalidDataException("the holdings are not all that were written");
    }

    private async ValueTask<Holding> ReadAsync(long id, HoldingRow row, CancellationToken cancellationToken)
    {
        var found = new List<HeldKey>();
        byte[] expected = [.. row.Keys];
        await using var key = await session.HoldingKeys(id).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await key.ReadAsync(cancellationToken).ConfigureAwait(false))
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

    private static HeldKey ReadKey(DbDataReader row, HoldingRow holding)
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
