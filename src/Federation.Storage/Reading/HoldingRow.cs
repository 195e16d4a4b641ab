using System.Data.Common;
using Federation.Core.Identity;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>A row of the holdings. Its keys are rows of their own, of which it has the sum of the checksums.</summary>
internal sealed record HoldingRow(
    CommitteeId Upper,
    CommitteeId Child,
    VersionStamp Held,
    JournalMark Mark,
    long HeardAtUnixMs,
    int Format,
    byte[] Keys,
    ReadOnlyMemory<byte> Tree
)
{
    /// <summary>What <see cref="Read"/> reads; before it the row's number, and after its upper its checksum.</summary>
    public const string Columns =
        "h.id, c.name, h.checksum, h.child, h.epoch, h.incarnation, h.stamp, h.mark_position, h.mark_hash,"
        + " h.heard_at_unix_ms, h.format, h.keys, h.tree";

    /// <summary>The row that the reader stands on.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static HoldingRow Read(DbDataReader row)
    {
        var (upper, child) = (row.IsDBNull(1) ? "" : row.GetString(1), row.GetString(3));
        var found = new HoldingRow(
            CommitteeId.Parse(upper),
            CommitteeId.Parse(child),
            new(row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)),
            new(row.GetInt64(7), StoredEntry.Hex(row, 8)),
            row.GetInt64(9),
            unchecked((int)row.GetInt64(10)),
            row.GetFieldValue<byte[]>(11),
            row.GetFieldValue<byte[]>(12)
        );
        return RowChecksum.OfHolding(found).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(2))
            ? found
            : throw new InvalidDataException($"what {upper} holds of {child} is not what was written");
    }
}
