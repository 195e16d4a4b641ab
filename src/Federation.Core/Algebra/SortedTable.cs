using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Federation.Core.Algebra;

/// <summary>
/// An immutable map sorted by key, kept in one array: small, quick to read, copied when it changes.
/// </summary>
/// <typeparam name="TKey">Keys, in their natural order.</typeparam>
/// <typeparam name="TValue">Any value.</typeparam>
public sealed class SortedTable<TKey, TValue> : IReadOnlyList<KeyValuePair<TKey, TValue>>
    where TKey : IComparable<TKey>
    where TValue : class
{
    private readonly KeyValuePair<TKey, TValue>[] entries;

    private SortedTable(KeyValuePair<TKey, TValue>[] entries) => this.entries = entries;

    /// <summary>No entries.</summary>
    public static SortedTable<TKey, TValue> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public KeyValuePair<TKey, TValue> this[int index] => entries[index];

    /// <summary>The value at a key, null where there is none.</summary>
    public TValue? Find(TKey key) => IndexOf(key) is var index and >= 0 ? entries[index].Value : null;

    /// <summary>The value at a key, null where there is none: quick where keys are asked for in order.</summary>
    /// <param name="key">The key.</param>
    /// <param name="next">Where the key may well be: after the one that was asked for before.</param>
    internal TValue? Find(TKey key, ref int next)
    {
        var isNext = next < entries.Length && entries[next].Key.CompareTo(key) == 0;
        var index = isNext ? next : IndexOf(key);
        next = index >= 0 ? index + 1 : ~index;
        return index >= 0 ? entries[index].Value : null;
    }

    /// <summary>The value at a key; false where there is none.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value) => (value = Find(key)) is not null;

    /// <summary>This table with one value replaced, added, or (where null) removed.</summary>
    public SortedTable<TKey, TValue> With(TKey key, TValue? value) => Merged([new(key, value)]);

    /// <summary>This table with the values at some distinct keys replaced, added, or (where null) removed.</summary>
    public SortedTable<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue?>> changes)
    {
        // What is in order already need not be copied to be read.
        var given = changes switch
        {
            KeyValuePair<TKey, TValue?>[] array => array,
            List<KeyValuePair<TKey, TValue?>> list => CollectionsMarshal.AsSpan(list),
            _ => changes.ToArray(),
        };
        return Merged(IsRising<TValue?>(given) ? given : Sorted(given.ToArray()));
    }

    /// <summary>A table of these entries, whose keys are distinct.</summary>
    public static SortedTable<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var sorted = source.ToArray();
        return sorted.Length == 0 ? Empty
            : IsRising<TValue>(sorted) ? new(sorted)
            : new(Sorted(sorted));
    }

    /// <summary>The entries without copying.</summary>
    public ReadOnlySpan<KeyValuePair<TKey, TValue>> AsSpan() => entries;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>In nearly all that comes, the keys rise already.</summary>
    private static bool IsRising<T>(ReadOnlySpan<KeyValuePair<TKey, T>> source)
    {
        var i = 1;
        while (i < source.Length && source[i - 1].Key.CompareTo(source[i].Key) <= 0)
        {
            i++;
        }

        return i >= source.Length;
    }

    private static KeyValuePair<TKey, T>[] Sorted<T>(KeyValuePair<TKey, T>[] source)
    {
        Array.Sort(source, static (a, b) => a.Key.CompareTo(b.Key));
        return source;
    }

    private SortedTable<TKey, TValue> Merged(ReadOnlySpan<KeyValuePair<TKey, TValue?>> rising)
    {
        var count = CountWith(rising);
        if (count == 0)
        {
            return Empty;
        }

        var merged = new KeyValuePair<TKey, TValue>[count];
        var rest = merged.AsSpan();
        var next = 0;
        foreach (var (key, value) in rising)
        {
            var at = IndexOf(key, next);
            var kept = entries.AsSpan(next..(at >= 0 ? at : ~at));
            kept.CopyTo(rest);
            rest = rest[kept.Length..];
            next += kept.Length + (at >= 0 ? 1 : 0);
            if (value is not null)
            {
                rest[0] = new(key, value);
                rest = rest[1..];
            }
        }

        entries.AsSpan(next).CopyTo(rest);
        return new(merged);
    }

    private int CountWith(ReadOnlySpan<KeyValuePair<TKey, TValue?>> rising)
    {
        var count = entries.Length;
        var next = 0;
        foreach (ref readonly var change in rising)
        {
            var at = IndexOf(change.Key, next);
            next = at >= 0 ? at + 1 : ~at;
            count += (change.Value is null ? 0 : 1) - (at >= 0 ? 1 : 0);
        }

        return count;
    }

    private int IndexOf(TKey key, int from = 0)
    {
        // Of changes in order one often comes where the one before it left off.
        if (from > 0 && from < entries.Length && entries[from].Key.CompareTo(key) == 0)
        {
            return from;
        }

        int low = from,
            high = entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = entries[middle].Key.CompareTo(key);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}
