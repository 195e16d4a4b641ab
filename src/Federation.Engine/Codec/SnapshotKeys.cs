using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Federation.Core.Indicators;
using Federation.Core.Packing;

namespace Federation.Engine.Codec;

/// <summary>The keys of a snapshot, each once: the part that it shares with the one before is not repeated.</summary>
internal static class SnapshotKeys
{
    private const char Between = '\t';
    private const int LengthAtFirst = 128;

    /// <summary>Snapshots of one nation have the same few hundred.</summary>
    private const int KnownMax = 10_000;

    private static readonly ConcurrentDictionary<string, FigureKey> Known = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, FigureKey>.AlternateLookup<ReadOnlySpan<char>> KnownByText =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Write(PackWriter to, ImmutableArray<FigureKey> keys)
    {
        var before = "";
        to.Number(keys.Length);
        foreach (var key in keys)
        {
            var text = $"{key.Indicator}{Between}{key.Breakdown}";
            var shared = text.AsSpan().CommonPrefixLength(before);
            to.Number(shared);
            to.Text(text[shared..]);
            before = text;
        }
    }

    public static ImmutableArray<FigureKey> Read(ref PackReader from)
    {
        var (text, length) = (new char[LengthAtFirst], 0);
        var keys = ImmutableArray.CreateBuilder<FigureKey>(from.Length());
        for (var i = 0; i < keys.Capacity; i++)
        {
            var shared = from.Small();
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)shared, (uint)length, nameof(from));
            var rest = from.Bytes();
            length = shared + Encoding.UTF8.GetCharCount(rest);
            if (length > text.Length)
            {
                Array.Resize(ref text, Math.Max(length, 2 * text.Length));
            }

            Encoding.UTF8.GetChars(rest, text.AsSpan(shared));
            keys.Add(KeyOf(text.AsSpan(0, length)));
        }

        return keys.MoveToImmutable();
    }

    private static FigureKey KeyOf(ReadOnlySpan<char> text)
    {
        if (KnownByText.TryGetValue(text, out var known))
        {
            return known;
        }

        var between = text.IndexOf(Between);
        if (between < 0 || !Breakdown.TryParse(text[(between + 1)..].ToString(), out var breakdown))
        {
            throw new FormatException($"A snapshot has no such key: '{text}'");
        }

        var key = new FigureKey(text[..between].ToString(), breakdown);
        if (Known.Count < KnownMax)
        {
            Known.TryAdd(text.ToString(), key);
        }

        return key;
    }
}
