using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Packing;

namespace Federation.Engine.Codec;

/// <summary>The keys of a snapshot, each once: the part that it shares with the one before is not repeated.</summary>
internal static class SnapshotKeys
{
    private const char Between = '\t';

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
        var before = "";
        var keys = ImmutableArray.CreateBuilder<FigureKey>(from.Length());
        for (var i = 0; i < keys.Capacity; i++)
        {
            before = string.Concat(before.AsSpan(0, from.Small()), from.Text());
            var between = before.IndexOf(Between, StringComparison.Ordinal);
            var indicator = between < 0 ? before : before[..between];
            keys.Add(
                between >= 0 && Breakdown.TryParse(before[(between + 1)..], out var breakdown)
                    ? new(indicator, breakdown)
                    : throw new FormatException($"A snapshot has no such key: '{before}'")
            );
        }

        return keys.MoveToImmutable();
    }
}
