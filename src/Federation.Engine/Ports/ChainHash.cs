using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>
/// The hash that chains an instance's entries, the same in every adapter: SHA-256 over the bytes below. Every field
/// stands at a fixed place or behind its length, so that two different entries never give the same bytes. Integers are
/// big-endian and signed, texts are UTF-8.
/// <code>
///  1  the version of this layout: 1
/// 32  the hash of the entry before; zeros for the first
///  8  position
///  8  sequence
///  8  incarnation
///  8  at, in milliseconds since 1970-01-01T00:00:00Z
///  4  format
///  4+ committee: length in bytes, text
///  4+ kind: length, text
///  4+ by: length, text; length -1 where unknown
///  4+ from: length, text; length -1 where unknown
///  4+ payload: length, bytes
/// </code>
/// Another layout needs another first byte, and a way for an adapter to know from which position on it holds.
/// </summary>
public static class ChainHash
{
    // A replacement character instead of a broken text would give two entries the same bytes.
    internal static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const byte Layout = 1;
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const int FixedBytes = 1 + HashBytes + (4 * sizeof(long)) + sizeof(int) + (5 * sizeof(int));

    /// <summary>What stands before the first entry, and the hash of an empty journal: 64 zeros.</summary>
    public static string Empty { get; } = new('0', 2 * HashBytes);

    /// <summary>The hash of an entry, from the hash before it; both hexadecimal, lower case.</summary>
    /// <exception cref="ArgumentException">A text is not valid Unicode.</exception>
    public static string Next(
        string previous,
        long position,
        CommitteeId committee,
        long sequence,
        long incarnation,
        EntryBody body
    )
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Measure(committee, body));
        try
        {
            var length = Write(bytes, previous, position, committee, sequence, incarnation, body);
            Span<byte> hash = stackalloc byte[HashBytes];
            SHA256.HashData(bytes.AsSpan(0, length), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>
    /// Whether an entry's hash is the one that follows from the hash before it and the entry's fields.
    /// </summary>
    /// <exception cref="ArgumentException">A text is not valid Unicode.</exception>
    public static bool Holds(string previous, JournalEntry entry) =>
        string.Equals(
            entry.Hash,
            Next(previous, entry.Position, entry.Committee, entry.Sequence, entry.Incarnation, entry.Body),
            StringComparison.Ordinal
        );

    /// <summary>Whether the text is a hash as it is written here.</summary>
    internal static bool IsHash(string text) => text.Length == 2 * HashBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The bytes that are hashed.</summary>
    internal static byte[] Encode(
        string previous,
        long position,
        CommitteeId committee,
        long sequence,
        long incarnation,
        EntryBody body
    )
    {
        var bytes = new byte[Measure(committee, body)];
        var length = Write(bytes, previous, position, committee, sequence, incarnation, body);
        return bytes[..length];
    }

    private static int Measure(CommitteeId committee, EntryBody body) =>
        FixedBytes
        + Text.GetByteCount(committee.ToString())
        + Text.GetByteCount(body.Kind)
        + Text.GetByteCount(body.By ?? "")
        + Text.GetByteCount(body.From ?? "")
        + body.Payload.Length;

    private static int Write(
        Span<byte> bytes,
        string previous,
        long position,
        CommitteeId committee,
        long sequence,
        long incarnation,
        EntryBody body
    )
    {
        var rest = bytes;
        rest[0] = Layout;
        Convert.FromHexString(previous, rest[1..], out _, out var hashBytes);
        if (hashBytes != HashBytes)
        {
            throw new ArgumentException($"Not a hash: '{previous}'", nameof(previous));
        }

        rest = rest[(1 + HashBytes)..];
        rest = Put(rest, position);
        rest = Put(rest, sequence);
        rest = Put(rest, incarnation);
        rest = Put(rest, body.At.ToUnixTimeMilliseconds());
        rest = Put(rest, body.Format);
        rest = Put(rest, committee.ToString());
        rest = Put(rest, body.Kind);
        rest = Put(rest, body.By);
        rest = Put(rest, body.From);
        rest = Put(rest, body.Payload.Length);
        body.Payload.Span.CopyTo(rest);
        return bytes.Length - rest.Length + body.Payload.Length;
    }

    private static Span<byte> Put(Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, value);
        return rest[sizeof(long)..];
    }

    private static Span<byte> Put(Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, value);
        return rest[sizeof(int)..];
    }

    private static Span<byte> Put(Span<byte> rest, string? text)
    {
        if (text is null)
        {
            return Put(rest, -1);
        }

        var length = Text.GetBytes(text, rest[sizeof(int)..]);
        return Put(rest, length)[length..];
    }
}
