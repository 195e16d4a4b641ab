using System.Collections;
using System.Collections.Immutable;

namespace Federation.Core.Algebra;

/// <summary>
/// A group lifted key by key: an immutable map sorted by key in which a key whose value is zero is absent, so equal
/// maps have equal entries. Adding is a merge of two sorted runs.
/// </summary>
/// <typeparam name="TKey">Keys, in their natural order.</typeparam>
/// <typeparam name="TValue">Values, themselves a group.</typeparam>
public sealed class GroupMap<TKey, TValue> : IGroup<GroupMap<TKey, TValue>>, IReadOnlyList<KeyValuePair<TKey, TValue>>
    where TKey : IComparable<TKey>
    where TValue : IGroup<TValue>
{
    private readonly ImmutableArray<KeyValuePair<TKey, TValue>> entries;

    private GroupMap(ImmutableArray<KeyValuePair<TKey, TValue>> entries) => this.entries = entries;

    /// <inheritdoc/>
    public static GroupMap<TKey, TValue> Zero { get; } = new([]);

    /// <inheritdoc/>
    public bool IsZero => entries.IsEmpty;

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public KeyValuePair<TKey, TValue> this[int index] => entries[index];

    /// <summary>The value at <paramref name="key"/>, zero where the key is absent.</summary>
    public TValue this[TKey key] => Find(key, out var index) ? entries[index].Value : TValue.Zero;

    /// <inheritdoc/>
    public static GroupMap<TKey, TValue> operator +(GroupMap<TKey, TValue> left, GroupMap<TKey, TValue> right)
    {
        if (left.IsZero)
        {
            return right;
        }

        if (right.IsZero)
        {
            return left;
        }

        var merged = ImmutableArray.CreateBuilder<KeyValuePair<TKey, TValue>>(left.Count + right.Count);
        int l = 0,
            r = 0;
        while (l < left.Count && r < right.Count)
        {
            var order = left[l].Key.CompareTo(right[r].Key);
            if (order == 0)
            {
                Append(merged, left[l].Key, left[l++].Value + right[r++].Value);
            }
            else
            {
                merged.Add(order < 0 ? left[l++] : right[r++]);
            }
        }

        merged.AddRange(left.entries.AsSpan()[l..]);
        merged.AddRange(right.entries.AsSpan()[r..]);
        return Of(merged);
    }

    /// <inheritdoc/>
    public static GroupMap<TKey, TValue> operator -(GroupMap<TKey, TValue> value) =>
        value.IsZero ? value : new([.. value.entries.Select(e => KeyValuePair.Create(e.Key, -e.Value))]);

    /// <summary>A map of one entry, or zero where <paramref name="value"/> is zero.</summary>
    public static GroupMap<TKey, TValue> Single(TKey key, TValue value) =>
        value.IsZero ? Zero : new([KeyValuePair.Create(key, value)]);

    /// <summary>The sum of single entries in any order; entries with the same key add up.</summary>
    public static GroupMap<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var sorted = source.OrderBy(e => e.Key).ToList();
        var built = ImmutableArray.CreateBuilder<KeyValuePair<TKey, TValue>>(sorted.Count);
        for (var i = 0; i < sorted.Count; )
        {
            var (key, sum) = sorted[i++];
            for (; i < sorted.Count && sorted[i].Key.CompareTo(key) == 0; i++)
            {
                sum += sorted[i].Value;
            }

            Append(built, key, sum);
        }

        return Of(built);
    }

    /// <summary>Whether the key is present, that is, its value is not zero.</summary>
    public bool Contains(TKey key) => Find(key, out _);

    /// <summary>This map with the value at one key replaced; zero removes it.</summary>
    public GroupMap<TKey, TValue> With(TKey key, TValue value)
    {
        if (Find(key, out var index))
        {
            return new(
                value.IsZero ? entries.RemoveAt(index) : entries.SetItem(index, KeyValuePair.Create(key, value))
            );
        }

        return value.IsZero ? this : new(entries.Insert(index, KeyValuePair.Create(key, value)));
    }

    /// <summary>The entries whose key passes the test.</summary>
    public GroupMap<TKey, TValue> Where(Func<TKey, bool> keep)
    {
        var kept = entries.RemoveAll(e => !keep(e.Key));
        return kept.Length == entries.Length ? this : Of(kept);
    }

    /// <summary>The sum of all values.</summary>
    public TValue Sum()
    {
        var sum = TValue.Zero;
        foreach (var entry in entries)
        {
            sum += entry.Value;
        }

        return sum;
    }

    /// <inheritdoc/>
    public bool Equals(GroupMap<TKey, TValue>? other) =>
        other is not null && (ReferenceEquals(this, other) || entries.AsSpan().SequenceEqual(other.entries.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupMap<TKey, TValue>);

    /// <inheritdoc/>
    public override int GetHashCode() => IsZero ? 0 : HashCode.Combine(Count, entries[0], entries[^1]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Append(ImmutableArray<KeyValuePair<TKey, TValue>>.Builder to, TKey key, TValue value)
    {
        if (!value.IsZero)
        {
            to.Add(KeyValuePair.Create(key, value));
        }
    }

    private static GroupMap<TKey, TValue> Of(ImmutableArray<KeyValuePair<TKey, TValue>>.Builder built) =>
        built.Count == 0 ? Zero : new(built.DrainToImmutable());

    private static GroupMap<TKey, TValue> Of(ImmutableArray<KeyValuePair<TKey, TValue>> built) =>
        built.IsEmpty ? Zero : new(built);

    private bool Find(TKey key, out int index)
    {
        int low = 0,
            high = entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = entries[middle].Key.CompareTo(key);
            if (order == 0)
            {
                index = middle;
                return true;
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

        index = low;
        return false;
    }
}
