using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Summaries;

namespace Federation.Core.Packing;

/// <summary>
/// What a child shows of its keys in one array of bytes, from which a key is read when it is asked for: how an upper
/// keeps a child that has been quiet. An object for each key would take several times as much as its figures.
/// </summary>
internal sealed class PackedKeys
{
    private readonly byte[] bytes;
    private readonly SortedTable<FigureKey, KeySummary> left;

    private PackedKeys(ImmutableArray<FigureKey> names, byte[] bytes, SortedTable<FigureKey, KeySummary> left) =>
        (Names, this.bytes, this.left) = (names, bytes, left);

    /// <summary>The keys that are packed, in order.</summary>
    public ImmutableArray<FigureKey> Names { get; }

    /// <summary>Whether none was left as it was.</summary>
    public bool IsWhole => left.Count == 0;

    /// <summary>The keys, each by itself and with its length; those that cannot be packed beside them.</summary>
    public static PackedKeys Of(SortedTable<FigureKey, KeySummary> keys, PackedInCommon common)
    {
        var names = ImmutableArray.CreateBuilder<FigureKey>(keys.Count);
        var left = new List<KeyValuePair<FigureKey, KeySummary>>();
        var (all, one) = (new PackWriter(), new PackWriter());
        foreach (ref readonly var key in keys.AsSpan())
        {
            if (SummaryPacking.Pack(key.Value) is not { } packed)
            {
                left.Add(key);
                continue;
            }

            names.Add(key.Key);
            SummaryPacking.Write(one, packed);
            all.Bytes(one.Written);
            one.Clear();
        }

        return new(common.Of(names.DrainToImmutable()), all.ToArray(), SortedTable<FigureKey, KeySummary>.From(left));
    }

    /// <summary>What is shown of one key; null where nothing.</summary>
    public KeySummary? Find(FigureKey key)
    {
        var place = Names.BinarySearch(key);
        if (place < 0)
        {
            return left.Find(key);
        }

        var from = new PackReader(bytes);
        for (; place > 0; place--)
        {
            from.Bytes();
        }

        return Next(ref from);
    }

    /// <summary>What is shown of each key.</summary>
    public SortedTable<FigureKey, KeySummary> ToTable()
    {
        var keys = new KeyValuePair<FigureKey, KeySummary>[Names.Length];
        var from = new PackReader(bytes);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = new(Names[i], Next(ref from));
        }

        return SortedTable<FigureKey, KeySummary>.From(IsWhole ? keys : keys.Concat(left));
    }

    private KeySummary Next(ref PackReader from)
    {
        var length = from.Bytes().Length;
        var one = bytes.AsMemory(from.Position - length, length);
        var reader = new PackReader(one.Span);
        return SummaryPacking.Read(ref reader, one);
    }
}
