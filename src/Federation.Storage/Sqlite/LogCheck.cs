using System.Buffers.Binary;

namespace Federation.Storage.Sqlite;

/// <summary>
/// Looks at a write-ahead log before SQLite does, which takes the first frame that does not fit for the log's end:
/// right after a crash, and a silent loss where the log is damaged further up. A crash leaves at most one transaction
/// in pieces, the last. So where two or more are whole behind a frame that does not fit, that frame was whole once, and
/// what followed it had been acknowledged.
/// </summary>
internal static class LogCheck
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const uint MagicLittleEndian = 0x377f0682;
    private const uint MagicBigEndian = 0x377f0683;

    /// <summary>What is wrong with a log and where, in English; null for nothing, or where there is no log.</summary>
    public static string? Fault(string path)
    {
        using var file = new FileInfo(path) is { Exists: true, Length: > HeaderLength }
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16)
            : null;
        if (file is null)
        {
            return null;
        }

        var header = new byte[HeaderLength];
        file.ReadExactly(header);
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var isBigEndian = magic == MagicBigEndian;
        var sum = Sum(isBigEndian, default, header.AsSpan(0, 24));
        if (magic is not (MagicLittleEndian or MagicBigEndian) || sum != Stored(header.AsSpan(24)))
        {
            return "the log's first bytes are not those of a log";
        }

        var frame = new byte[FrameHeaderLength + (int)BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8))];
        long? firstBad = null;
        var wholeBehind = 0;
        for (
            var number = 1L;
            file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length;
            number++
        )
        {
            var stored = Stored(frame.AsSpan(16));
            var fits =
                frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8))
                && Sum(isBigEndian, Sum(isBigEndian, sum, frame.AsSpan(0, 8)), frame.AsSpan(FrameHeaderLength))
                    == stored;
            sum = stored;
            firstBad ??= fits ? null : number;
            // A frame that ends a transaction says how many pages the database then has.
            var ends = BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0;
            wholeBehind += firstBad is not null && fits && ends ? 1 : 0;
        }

        return wholeBehind >= 2 ? $"frame {firstBad} of the log, with {wholeBehind} transactions behind it" : null;
    }

    private static (uint, uint) Stored(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    /// <summary>SQLite's checksum, carried on from what came before.</summary>
    private static (uint, uint) Sum(bool isBigEndian, (uint First, uint Second) sum, ReadOnlySpan<byte> bytes)
    {
        uint Word(ReadOnlySpan<byte> at) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
        var (first, second) = sum;
        unchecked
        {
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                first += Word(bytes) + second;
                second += Word(bytes[4..]) + first;
            }
        }

        return (first, second);
    }
}
