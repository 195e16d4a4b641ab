using System.Data.Common;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Reading;

namespace Federation.Storage.Writing;

/// <summary>Changes holdings within the writer's transaction.</summary>
internal sealed class HoldingWriter(IHoldingTables tables)
{
    private readonly Dictionary<(CommitteeId Upper, CommitteeId Child), long> ids = [];
    private long lastId;

    /// <summary>Learns which there are: number, upper's name (null where there is no such committee), child.</summary>
    public void Load(DbCommand command)
    {
        using var row = command.ExecuteReader();
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
        SaveKeys(change, id, keys);
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
        var checksum = RowChecksum.OfHolding(row);
        tables.Save(id, upper, row, checksum);
        RowChecksum.Toggle(sum, checksum);
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

        var found =
            tables.Find(id) ?? throw new InvalidDataException($"what {change.Upper} held of {change.Child} is missing");
        if (!change.IsWhole)
        {
            // One damaged row must not fail its whole group; whoever reads it is told.
            var before = found.Row ?? throw Conflict(change, "has a damaged holding of");
            if (before.Format != change.Format)
            {
                throw Conflict(change, $"has format {before.Format}, not {change.Format}, of");
            }
        }

        RowChecksum.Toggle(sum, found.Checksum);
        return (id, change.IsWhole ? null : found.Row);
    }

    private static JournalConflictException Conflict(HoldingChange change, string what) =>
        new(change.Upper, $"{change.Upper} {what} {change.Child}: only a whole change can follow.");

    private void SaveKeys(HoldingChange change, long id, Span<byte> sum)
    {
        if (change.IsWhole)
        {
            tables.RemoveKeys(id);
        }
        else if (change.Keys.Length > 0)
        {
            foreach (var before in tables.RemoveKeys(id, [.. change.Keys.Select(key => key.Key)]))
            {
                RowChecksum.Toggle(sum, before);
            }
        }

        var kept = new List<KeptKey>(change.Keys.Length);
        foreach (var key in change.Keys)
        {
            if (key.Shown is { } shown)
            {
                var checksum = RowChecksum.OfHeldKey(change.Upper, change.Child, key.Key, shown);
                RowChecksum.Toggle(sum, checksum);
                kept.Add(new(key.Key, checksum, shown));
            }
        }

        if (kept.Count > 0)
        {
            tables.AddKeys(id, kept);
        }
    }
}
