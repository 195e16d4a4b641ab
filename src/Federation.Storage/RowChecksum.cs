using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage.Reading;

namespace Federation.Storage;

/// <summary>
/// Rows that stand in no chain carry a SHA-256 of their own: over the version of this layout (one byte, 1), the table's
/// name and the columns in order; an integer as 8 bytes, big-endian, a text (UTF-8) or bytes behind their length (4
/// bytes, big-endian).
/// </summary>
internal readonly struct RowChecksum
{
    private const byte Layout = 1;

    /// <summary>The bytes of a buffer that is kept for the next row.</summary>
    private const int KeptMax = 65_536;

    // One for each thread: most rows are a few hundred bytes, and a hash kept open costs more than they do.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? written;

    private RowChecksum(string table)
    {
        written ??= new();
        written.ResetWrittenCount();
        written.Write([Layout]);
        Add(table);
    }

    public static byte[] OfInstance(string name, long epoch) =>
        new RowChecksum("instance").Add(name).Add(epoch).Finish();

    public static byte[] OfCommittee(long id, string name, long incarnation) =>
        new RowChecksum("committees").Add(id).Add(name).Add(incarnation).Finish();

    /// <summary>Over the SHA-256 of the payload in place of the payload.</summary>
    public static byte[] OfSnapshot(Snapshot snapshot, ReadOnlySpan<byte> content) =>
        new RowChecksum("snapshots")
            .Add(snapshot.Committee.ToString())
            .Add(snapshot.Sequence)
            .Add(Convert.FromHexString(snapshot.Hash))
            .Add(snapshot.Format)
            .Add(content)
            .Add(snapshot.Place.Span)
            .Finish();

    public static byte[] OfHolding(HoldingRow row) =>
        new RowChecksum("holdings")
            .Add(row.Upper.ToString())
            .Add(row.Child.ToString())
            .Add(row.Held.Epoch)
            .Add(row.Held.Incarnation)
            .Add(row.Held.Stamp)
            .Add(row.Mark.Position)
            .Add(Convert.FromHexString(row.Mark.Hash))
            .Add(row.HeardAtUnixMs)
            .Add(row.Format)
            .Add(row.Keys)
            .Add(row.Tree.Span)
            .Finish();

    public static byte[] OfHeldKey(CommitteeId upper, CommitteeId child, FigureKey key, ReadOnlySpan<byte> shown) =>
        new RowChecksum("holding_keys")
            .Add(upper.ToString())
            .Add(child.ToString())
            .Add(key.Indicator)
            .Add(key.Breakdown.ToString())
            .Add(shown)
            .Finish();

    /// <summary>
    /// Takes a row's checksum into the sum of many, or out of it again: exclusive or. The order does not matter, and
    /// no two rows have the same checksum.
    /// </summary>
    public static void Toggle(Span<byte> sum, ReadOnlySpan<byte> checksum)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] ^= checksum[i];
        }
    }

    private RowChecksum Add(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(written!.GetSpan(sizeof(long)), value);
        written.Advance(sizeof(long));
        return this;
    }

    private RowChecksum Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    private RowChecksum Add(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(written!.GetSpan(sizeof(int)), value.Length);
        written.Advance(sizeof(int));
        written.Write(value);
        return this;
    }

    private byte[] Finish()
    {
        var checksum = SHA256.HashData(written!.WrittenSpan);
        if (written.Capacity > KeptMax)
        {
            written = null;
        }

        return checksum;
    }
}
