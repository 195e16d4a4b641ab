using System.Collections.Immutable;
using Federation.Core.Time;

namespace Federation.Core.Algebra;

/// <summary>
/// A step function over days: what is true from each change on until the next. A group, added day by day. One form:
/// changes in date order, each different from the value before it, and zero before the first.
/// </summary>
/// <typeparam name="T">The value at a day, a group.</typeparam>
public sealed class Steps<T> : IGroup<Steps<T>>
    where T : IGroup<T>
{
    private readonly ImmutableArray<Step<T>> changes;

    private Steps(ImmutableArray<Step<T>> changes) => this.changes = changes;

    /// <inheritdoc/>
    public static Steps<T> Zero { get; } = new([]);

    /// <inheritdoc/>
    public bool IsZero => changes.IsEmpty;

    /// <summary>The changes, oldest first.</summary>
    public ImmutableArray<Step<T>> Changes => changes;

    /// <inheritdoc/>
    public static Steps<T> operator +(Steps<T> left, Steps<T> right)
    {
        if (left.IsZero)
        {
            return right;
        }

        if (right.IsZero)
        {
            return left;
        }

        // Nearly all that is added changes on the same days.
        var isAligned = HasSameDays(left.changes, right.changes);
        var length = isAligned ? left.changes.Length : left.changes.Length + right.changes.Length;
        var built = ImmutableArray.CreateBuilder<Step<T>>(length);
        T l = T.Zero,
            r = T.Zero;
        for (int i = 0, j = 0; i < left.changes.Length || j < right.changes.Length; )
        {
            var day = Earlier(left.changes, i, right.changes, j);
            if (i < left.changes.Length && left.changes[i].From == day)
            {
                l = left.changes[i++].Value;
            }

            if (j < right.changes.Length && right.changes[j].From == day)
            {
                r = right.changes[j++].Value;
            }

            Append(built, day, l + r);
        }

        return Of(built);
    }

    /// <inheritdoc/>
    public static Steps<T> operator -(Steps<T> value) =>
        value.IsZero ? value : new([.. value.changes.Select(c => new Step<T>(c.From, -c.Value))]);

    /// <summary>One function taken out of another. Where the two are equal nothing is computed.</summary>
    public static Steps<T> operator -(Steps<T> left, Steps<T> right) =>
        right.IsZero ? left
        : left.Equals(right) ? Zero
        : left + -right;

    /// <summary>The value over one half-open interval, zero outside.</summary>
    public static Steps<T> On(Interval interval, T value) =>
        value.IsZero || interval.IsEmpty ? Zero
        : interval.Until == DateOnly.MaxValue ? new([new(interval.From, value)])
        : new([new(interval.From, value), new(interval.Until, T.Zero)]);

    /// <summary>Builds from changes in strictly rising date order; repeated values are folded.</summary>
    public static Steps<T> From(IEnumerable<Step<T>> rising)
    {
        var built = ImmutableArray.CreateBuilder<Step<T>>();
        foreach (var change in rising)
        {
            Append(built, change.From, change.Value);
        }

        return Of(built);
    }

    /// <summary>The value at a day.</summary>
    public T At(DateOnly day)
    {
        var index = IndexAt(day);
        return index < 0 ? T.Zero : changes[index].Value;
    }

    /// <summary>This function inside the intervals (sorted, disjoint), zero outside them.</summary>
    public Steps<T> Within(ImmutableArray<Interval> intervals)
    {
        if (IsZero || Interval.IsAlways(intervals))
        {
            return this;
        }

        var built = ImmutableArray.CreateBuilder<Step<T>>();
        foreach (var interval in intervals)
        {
            Append(built, interval.From, At(interval.From));
            for (var i = IndexAt(interval.From) + 1; i < changes.Length && changes[i].From < interval.Until; i++)
            {
                Append(built, changes[i].From, changes[i].Value);
            }

            if (interval.Until != DateOnly.MaxValue)
            {
                Append(built, interval.Until, T.Zero);
            }
        }

        return Of(built);
    }

    /// <summary>This function inside one interval, zero outside it.</summary>
    public Steps<T> Within(Interval interval)
    {
        var index = IndexAt(interval.From);
        var isConstant = index + 1 == changes.Length || changes[index + 1].From >= interval.Until;
        return isConstant
            ? On(interval, index < 0 ? T.Zero : changes[index].Value)
            : Within(ImmutableArray.Create(interval));
    }

    /// <inheritdoc/>
    public bool Equals(Steps<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || changes.AsSpan().SequenceEqual(other.changes.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Steps<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => IsZero ? 0 : HashCode.Combine(changes.Length, changes[0], changes[^1]);

    /// <summary>The index of the change in force at a day, -1 before the first.</summary>
    internal int IndexAt(DateOnly day)
    {
        int low = 0,
            high = changes.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (changes[middle].From <= day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    private static bool HasSameDays(ImmutableArray<Step<T>> left, ImmutableArray<Step<T>> right)
    {
        var same = left.Length == right.Length;
        for (var i = 0; same && i < left.Length; i++)
        {
            same = left[i].From == right[i].From;
        }

        return same;
    }

    private static DateOnly Earlier(ImmutableArray<Step<T>> left, int i, ImmutableArray<Step<T>> right, int j) =>
        i >= left.Length ? right[j].From
        : j >= right.Length || left[i].From <= right[j].From ? left[i].From
        : right[j].From;

    /// <summary>
    /// Adds a change; a change at the same day as the last replaces it, an equal value is folded away.
    /// </summary>
    private static void Append(ImmutableArray<Step<T>>.Builder to, DateOnly day, T value)
    {
        if (to.Count > 0 && to[^1].From == day)
        {
            to.RemoveAt(to.Count - 1);
        }

        var before = to.Count == 0 ? T.Zero : to[^1].Value;
        if (!before.Equals(value))
        {
            to.Add(new(day, value));
        }
    }

    private static Steps<T> Of(ImmutableArray<Step<T>>.Builder built) =>
        built.Count == 0 ? Zero : new(built.DrainToImmutable());
}
