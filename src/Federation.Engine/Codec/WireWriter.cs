using System.Buffers;
using System.Text;
using Google.Protobuf;
using static Google.Protobuf.WireFormat;

namespace Federation.Engine.Codec;

/// <summary>
/// Writes a message's fields one after the other, without an object for each part: the bytes that Google.Protobuf
/// makes of such objects, where fields come in the order of their numbers. A field that has its default is left out.
/// </summary>
internal sealed class WireWriter : IDisposable
{
    private const int LongestNumber = 10;
    private const int BytesAtFirst = 1024;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(BytesAtFirst);
    private int length;

    /// <summary>What has been written.</summary>
    public byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    /// <summary>An unsigned number, or a signed one that is seldom below zero.</summary>
    public void Number(int field, long value)
    {
        if (value != 0)
        {
            Tag(field, WireType.Varint);
            Item(unchecked((ulong)value));
        }
    }

    /// <summary>A number that may well be below zero.</summary>
    public void Signed(int field, long value) => Number(field, ZigZag(value));

    /// <summary>A day as its number.</summary>
    public void Day(int field, DateOnly day) => Number(field, day.DayNumber);

    /// <summary>Yes; no is the default.</summary>
    public void Flag(int field, bool value) => Number(field, value ? 1 : 0);

    /// <summary>A text.</summary>
    public void Text(int field, string value)
    {
        if (value.Length > 0)
        {
            Tag(field, WireType.LengthDelimited);
            var count = Encoding.UTF8.GetByteCount(value);
            Item((ulong)count);
            Reserve(count);
            length += Encoding.UTF8.GetBytes(value, bytes.AsSpan(length));
        }
    }

    /// <summary>Begins a part, which is there even where nothing is in it.</summary>
    /// <returns>Its place, for <see cref="End"/>.</returns>
    public int Begin(int field)
    {
        Tag(field, WireType.LengthDelimited);
        Reserve(1);
        return ++length;
    }

    /// <summary>Ends the part that began last, and gives it its length.</summary>
    public void End(int begun)
    {
        var count = length - begun;
        var more = CodedOutputStream.ComputeLengthSize(count) - 1;
        if (more > 0)
        {
            // One byte was left for the length.
            Reserve(more);
            bytes.AsSpan(begun, count).CopyTo(bytes.AsSpan(begun + more));
        }

        length = begun - 1;
        Item((ulong)count);
        length += count;
    }

    /// <summary>A day of a list that <see cref="Begin"/> began.</summary>
    public void DayItem(DateOnly day) => Item((ulong)day.DayNumber);

    /// <summary>A number, maybe below zero, of a list that <see cref="Begin"/> began.</summary>
    public void SignedItem(long value) => Item(unchecked((ulong)ZigZag(value)));

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private static long ZigZag(long value) => (value << 1) ^ (value >> 63);

    private void Tag(int field, WireType type) => Item(MakeTag(field, type));

    private void Item(ulong value)
    {
        Reserve(LongestNumber);
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = unchecked((byte)(value | 0x80));
        }

        bytes[length++] = (byte)value;
    }

    private void Reserve(int count)
    {
        if (bytes.Length - length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + count));
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
    }
}
