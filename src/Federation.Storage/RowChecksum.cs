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

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private RowChecksum(string table)
    {
        hash.AppendData([Layout]);
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

    public static byte[] OfSnapshot(Snapshot snapshot)
    {
        using var row = new RowChecksum("snapshots");
        return row.Add(snapshot.Committee.ToString())
            .Add(snapshot.Sequence)
            .Add(Convert.FromHexString(snapshot.Hash))
            .Add(snapshot.Format)
            .Add(snapshot.Payload.Span)
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

    public void Dispose() => hash.Dispose();

    private RowChecksum Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
        return this;
    }

    private RowChecksum Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    private RowChecksum Add(ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        hash.AppendData(length);
        hash.AppendData(value);
        return this;
    }

    private byte[] Finish() => hash.GetHashAndReset();
}
