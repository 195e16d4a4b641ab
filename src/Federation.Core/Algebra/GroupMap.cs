using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

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
    private static readonly EqualityComparer<TValue> Same = EqualityComparer<TValue>.Default;

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

        // Nearly everything that is added is one entry that is there already.
        if (right.Count == 1)
        {
            return left.Plus(right.entries[0]);
        }

        if (left.Count == 1)
        {
            return right.Plus(left.entries[0]);
        }

        var l = left.entries.AsSpan();
        var r = right.entries.AsSpan();
        var merged = new KeyValuePair<TKey, TValue>[l.Length + r.Length];
        var count = 0;
        while (!l.IsEmpty && !r.IsEmpty)
        {
            var order = l[0].Key.CompareTo(r[0].Key);
            if (order == 0)
            {
                Append(merged, ref count, l[0].Key, l[0].Value + r[0].Value);
                l = l[1..];
                r = r[1..];
            }
            else if (order < 0)
            {
                merged[count++] = l[0];
                l = l[1..];
            }
            else
            {
                merged[count++] = r[0];
                r = r[1..];
            }
        }

        var rest = l.IsEmpty ? r : l;
        rest.CopyTo(merged.AsSpan(count));
        return Of(merged, count + rest.Length);
    }

    /// <inheritdoc/>
    public static GroupMap<TKey, TValue> operator -(GroupMap<TKey, TValue> value)
    {
        if (value.IsZero)
        {
            return value;
        }

        var negated = new KeyValuePair<TKey, TValue>[value.Count];
        for (var i = 0; i < negated.Length; i++)
        {
            negated[i] = KeyValuePair.Create(value.entries[i].Key, -value.entries[i].Value);
        }

        return Of(negated, negated.Length);
    }

    /// <summary>One map taken out of another. Where the two agree nothing is computed.</summary>
    public static GroupMap<TKey, TValue> operator -(GroupMap<TKey, TValue> left, GroupMap<TKey, TValue> right)
    {
        if (right.IsZero || ReferenceEquals(left, right))
        {
            return right.IsZero ? left : Zero;
        }

        var l = left.entries.AsSpan();
        var r = right.entries.AsSpan();
        while (!l.IsEmpty && !r.IsEmpty && l[0].Key.CompareTo(r[0].Key) == 0 && Same.Equals(l[0].Value, r[0].Value))
        {
            l = l[1..];
            r = r[1..];
        }

        while (!l.IsEmpty && !r.IsEmpty && l[^1].Key.CompareTo(r[^1].Key) == 0 && Same.Equals(l[^1].Value, r[^1].Value))
        {
            l = l[..^1];
            r = r[..^1];
        }

        var differing = new KeyValuePair<TKey, TValue>[l.Length + r.Length];
        var count = 0;
        while (!l.IsEmpty || !r.IsEmpty)
        {
            var order =
                l.IsEmpty ? 1
                : r.IsEmpty ? -1
                : l[0].Key.CompareTo(r[0].Key);
            if (order < 0)
            {
                differing[count++] = l[0];
            }
            else if (order > 0)
            {
                differing[count++] = KeyValuePair.Create(r[0].Key, -r[0].Value);
            }
            else if (!Same.Equals(l[0].Value, r[0].Value))
            {
                Append(differing, ref count, l[0].Key, l[0].Value + -r[0].Value);
            }

            l = order <= 0 ? l[1..] : l;
            r = order >= 0 ? r[1..] : r;
        }

        return Of(differing, count);
    }

    /// <summary>A map of one entry, or zero where <paramref name="value"/> is zero.</summary>
    public static GroupMap<TKey, TValue> Single(TKey key, TValue value) =>
        value.IsZero ? Zero : new([KeyValuePair.Create(key, value)]);

    /// <summary>The sum of single entries in any order; entries with the same key add up.</summary>
    public static GroupMap<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var sorted = source.ToArray();
        if (!IsRising(sorted))
        {
            Array.Sort(sorted, static (a, b) => a.Key.CompareTo(b.Key));
        }

        var count = 0;
        for (var i = 0; i < sorted.Length; )
        {
            var (key, sum) = sorted[i++];
            for (; i < sorted.Length && sorted[i].Key.CompareTo(key) == 0; i++)
            {
                sum += sorted[i].Value;
            }

            Append(sorted, ref count, key, sum);
        }

        return Of(sorted, count);
    }

    /// <summary>A map of entries that are given away, with rising keys and no zero among their values.</summary>
    internal static GroupMap<TKey, TValue> OfRising(KeyValuePair<TKey, TValue>[] entries) =>
        Of(entries, entries.Length);

    /// <summary>Whether the key is present, that is, its value is not zero.</summary>
    public bool Contains(TKey key) => Find(key, out _);

    /// <summary>This map with the value at one key replaced; zero removes it.</summary>
    public GroupMap<TKey, TValue> With(TKey key, TValue value) => With(key, value, Find(key, out var index), index);

    /// <summary>The entries whose key passes the test.</summary>
    public GroupMap<TKey, TValue> Where(Func<TKey, bool> keep)
    {
        var kept = entries.RemoveAll(e => !keep(e.Key));
        return kept.Length == entries.Length ? this
            : kept.IsEmpty ? Zero
            : new(kept);
    }

    /// <summary>The entries without copying.</summary>
    public ReadOnlySpan<KeyValuePair<TKey, TValue>> AsSpan() => entries.AsSpan();

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
        other is not null && (ReferenceEquals(this, other) || HasSameEntries(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupMap<TKey, TValue>);

    /// <inheritdoc/>
    public override int GetHashCode() => IsZero ? 0 : HashCode.Combine(Count, entries[0], entries[^1]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Append(KeyValuePair<TKey, TValue>[] to, ref int count, TKey key, TValue value)
    {
        if (!value.IsZero)
        {
            to[count++] = KeyValuePair.Create(key, value);
        }
    }

    private static GroupMap<TKey, TValue> Of(KeyValuePair<TKey, TValue>[] built, int count) =>
        count == 0
            ? Zero
            : new(ImmutableCollectionsMarshal.AsImmutableArray(count == built.Length ? built : built[..count]));

    private static bool IsRising(KeyValuePair<TKey, TValue>[] source)
    {
        var i = 1;
        while (i < source.Length && source[i - 1].Key.CompareTo(source[i].Key) < 0)
        {
            i++;
        }

        return i >= source.Length;
    }

    private GroupMap<TKey, TValue> Plus(KeyValuePair<TKey, TValue> entry)
    {
        var isHeld = Find(entry.Key, out var index);
        return With(entry.Key, isHeld ? entries[index].Value + entry.Value : entry.Value, isHeld, index);
    }

    private GroupMap<TKey, TValue> With(TKey key, TValue value, bool isHeld, int index) =>
        !isHeld ? (value.IsZero ? this : new(entries.Insert(index, KeyValuePair.Create(key, value))))
        : !value.IsZero ? new(entries.SetItem(index, KeyValuePair.Create(key, value)))
        : entries.Length == 1 ? Zero
        : new(entries.RemoveAt(index));

    /// <summary>One by one: pairs know no equality of their own but the slow one of all values.</summary>
    private bool HasSameEntries(GroupMap<TKey, TValue> other)
    {
        var mine = entries.AsSpan();
        var theirs = other.entries.AsSpan();
        var i = mine.Length == theirs.Length ? 0 : -1;
        while (i >= 0 && i < mine.Length)
        {
            var same = mine[i].Key.CompareTo(theirs[i].Key) == 0 && Same.Equals(mine[i].Value, theirs[i].Value);
            i = same ? i + 1 : -1;
        }

        return i >= 0;
    }

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
