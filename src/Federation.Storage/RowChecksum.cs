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
internal sealed class RowChecksum : IDisposable
{
    private const byte Layout = 1;
    private const int BytesAtFirst = 1024;

    // All of it is hashed at once: a call for each column costs more than the copy.
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(BytesAtFirst);
    private int length;

    private RowChecksum(string table)
    {
        Room(1)[0] = Layout;
        Add(table);
    }

    public static byte[] OfInstance(string name, long epoch)
    {
        using var row = new RowChecksum("instance");
        return row.Add(name).Add(epoch).Finish();
    }

    public static byte[] OfCommittee(long id, string name, long incarnation)
    {
        using var row = new RowChecksum("committees");
        return row.Add(id).Add(name).Add(incarnation).Finish();
    }

    /// <summary>Over the SHA-256 of the payload in place of the payload.</summary>
    public static byte[] OfSnapshot(Snapshot snapshot, ReadOnlySpan<byte> content)
    {
        using var row = new RowChecksum("snapshots");
        return row.Add(snapshot.Committee.ToString())
            .Add(snapshot.Sequence)
            .Add(Convert.FromHexString(snapshot.Hash))
            .Add(snapshot.Format)
            .Add(content)
            .Add(snapshot.Place.Span)
            .Finish();
    }

    public static byte[] OfHolding(HoldingRow row)
    {
        using var checksum = new RowChecksum("holdings");
        return checksum
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
    }

    public static byte[] OfHeldKey(CommitteeId upper, CommitteeId child, FigureKey key, ReadOnlySpan<byte> shown)
    {
        using var row = new RowChecksum("holding_keys");
        return row.Add(upper.ToString())
            .Add(child.ToString())
            .Add(key.Indicator)
            .Add(key.Breakdown.ToString())
            .Add(shown)
            .Finish();
    }

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

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private RowChecksum Add(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        return this;
    }

    private RowChecksum Add(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), count);
        Encoding.UTF8.GetBytes(text, Room(count));
        return this;
    }

    private RowChecksum Add(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value.Length);
        value.CopyTo(Room(value.Length));
        return this;
    }

    private byte[] Finish() => SHA256.HashData(bytes.AsSpan(0, length));

    /// <summary>The next bytes, to be filled.</summary>
    private Span<byte> Room(int count)
    {
        if (bytes.Length - length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + count));
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        length += count;
        return bytes.AsSpan(length - count, count);
    }
}
