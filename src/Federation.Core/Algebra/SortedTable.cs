using System.Collections;
using System.Diagnostics.CodeAnalysis;

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

    /// <summary>The value at a key; false where there is none.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value) => (value = Find(key)) is not null;

    /// <summary>This table with one value replaced, added, or (where null) removed.</summary>
    public SortedTable<TKey, TValue> With(TKey key, TValue? value) => With([new(key, value)]);

    /// <summary>This table with the values at some distinct keys replaced, added, or (where null) removed.</summary>
    public SortedTable<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue?>> changes)
    {
        var sorted = changes.ToArray();
        Sort(sorted);
        var merged = new List<KeyValuePair<TKey, TValue>>(entries.Length + sorted.Length);
        var next = 0;
        foreach (var (key, value) in sorted)
        {
            var at = IndexOf(key);
            var until = at >= 0 ? at : ~at;
            merged.AddRange(entries.AsSpan(next, until - next));
            next = at >= 0 ? at + 1 : until;
            if (value is not null)
            {
                merged.Add(new(key, value));
            }
        }

        merged.AddRange(entries.AsSpan(next));
        return merged.Count == 0 ? Empty : new(merged.ToArray());
    }

    /// <summary>A table of these entries, whose keys are distinct.</summary>
    public static SortedTable<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var sorted = source.ToArray();
        Sort(sorted);
        return sorted.Length == 0 ? Empty : new(sorted);
    }

    /// <summary>The entries without copying.</summary>
    public ReadOnlySpan<KeyValuePair<TKey, TValue>> AsSpan() => entries;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>In nearly all that comes, the keys rise already.</summary>
    private static void Sort<T>(KeyValuePair<TKey, T>[] source)
    {
        for (var i = 1; i < source.Length; i++)
        {
            if (source[i - 1].Key.CompareTo(source[i].Key) > 0)
            {
                Array.Sort(source, static (a, b) => a.Key.CompareTo(b.Key));
                return;
            }
        }
    }

    private int IndexOf(TKey key)
    {
        int low = 0,
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
