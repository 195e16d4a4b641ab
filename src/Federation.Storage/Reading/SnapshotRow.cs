using System.Data.Common;
using System.Security.Cryptography;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>
/// A row of the snapshots. Its checksum covers everything but the payload, and of that the sum: so a start reads the
/// rest without it.
/// </summary>
/// <param name="Snapshot">The snapshot; without its payload where that was not asked for.</param>
/// <param name="Content">The SHA-256 of the payload.</param>
/// <param name="Checksum">See <see cref="RowChecksum.OfSnapshot"/>.</param>
internal sealed record SnapshotRow(Snapshot Snapshot, byte[] Content, byte[] Checksum)
{
    /// <summary>
    /// What <see cref="ReadLead"/> reads, of a snapshot <c>s</c> and of the entry <c>e</c> that it names.
    /// </summary>
    public const string LeadColumns = "s.sequence, s.hash, s.format, s.content, s.checksum, s.place, e.hash";

    /// <summary>How many they are.</summary>
    public const int Leads = 7;

    /// <summary>As it is to be written.</summary>
    public static SnapshotRow Of(Snapshot snapshot)
    {
        var content = SHA256.HashData(snapshot.Payload.Span);
        return new(snapshot, content, RowChecksum.OfSnapshot(snapshot, content));
    }

    /// <summary>The row that the reader stands on, without the payload; null where it may not be used.</summary>
    public static SnapshotRow? ReadLead(DbDataReader row, int first, CommitteeId committee)
    {
        var found = Read(row, first, committee);
        return found.IsLeadGood(row, first) ? found : null;
    }

    /// <summary>
    /// The row that the reader stands on, whose payload is the next column; and whether it may be used.
    /// </summary>
    public static (Snapshot Snapshot, bool IsGood) ReadWhole(DbDataReader row, int first, CommitteeId committee)
    {
        var found = Read(row, first, committee);
        var payload = row.GetFieldValue<byte[]>(first + Leads);
        var isGood = SHA256.HashData(payload).AsSpan().SequenceEqual(found.Content) && found.IsLeadGood(row, first);
        return (found.Snapshot with { Payload = payload }, isGood);
    }

    private static SnapshotRow Read(DbDataReader row, int first, CommitteeId committee) =>
        new(
            new(
                committee,
                row.GetInt64(first),
                StoredEntry.Hex(row, first + 1),
                unchecked((int)row.GetInt64(first + 2)),
                row.GetFieldValue<byte[]>(first + 5),
                default
            ),
            row.GetFieldValue<byte[]>(first + 3),
            row.GetFieldValue<byte[]>(first + 4)
        );

    /// <summary>Whether it is what was written, and the journal has its hash where it names it.</summary>
    private bool IsLeadGood(DbDataReader row, int first)
    {
        var hashThere =
            Snapshot.Sequence == 0 ? ChainHash.Empty
            : row.IsDBNull(first + 6) ? null
            : StoredEntry.Hex(row, first + 6);
        return hashThere == Snapshot.Hash && RowChecksum.OfSnapshot(Snapshot, Content).AsSpan().SequenceEqual(Checksum);
    }
}
