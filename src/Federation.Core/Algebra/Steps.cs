using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    public static Steps<T> operator +(Steps<T> left, Steps<T> right) =>
        left.IsZero ? right
        : right.IsZero ? left
        : Sum(left.changes.AsSpan(), right.changes.AsSpan(), isTaken: false);

    /// <inheritdoc/>
    public static Steps<T> operator -(Steps<T> value)
    {
        if (value.IsZero)
        {
            return value;
        }

        var negated = new Step<T>[value.changes.Length];
        for (var i = 0; i < negated.Length; i++)
        {
            negated[i] = new(value.changes[i].From, -value.changes[i].Value);
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(negated));
    }

    /// <summary>One function taken out of another. Where the two are equal nothing is computed.</summary>
    public static Steps<T> operator -(Steps<T> left, Steps<T> right) =>
        right.IsZero ? left
        : left.Equals(right) ? Zero
        : Sum(left.changes.AsSpan(), right.changes.AsSpan(), isTaken: true);

    /// <summary>The value over one half-open interval, zero outside.</summary>
    public static Steps<T> On(Interval interval, T value) =>
        value.IsZero || interval.IsEmpty ? Zero
        : interval.Until == DateOnly.MaxValue ? new([new(interval.From, value)])
        : new([new(interval.From, value), new(interval.Until, T.Zero)]);

    /// <summary>Builds from changes in strictly rising date order; repeated values are folded.</summary>
    public static Steps<T> From(IEnumerable<Step<T>> rising)
    {
        var room = rising.TryGetNonEnumeratedCount(out var count) ? count : 4;
        var built = new Building(new Step<T>[room]);
        foreach (var change in rising)
        {
            built.Append(change.From, change.Value);
        }

        return built.Done();
    }

    /// <summary>The function of changes in date order that nobody else holds; some may change nothing.</summary>
    internal static Steps<T> OfRising(Step<T>[] rising)
    {
        // What is kept is written where it was read, or before.
        var built = new Building(rising);
        foreach (var change in rising)
        {
            built.Append(change.From, change.Value);
        }

        return built.Done();
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

        var built = new Building(new Step<T>[changes.Length + 2]);
        foreach (var interval in intervals)
        {
            built.Append(interval.From, At(interval.From));
            for (var i = IndexAt(interval.From) + 1; i < changes.Length && changes[i].From < interval.Until; i++)
            {
                built.Append(changes[i].From, changes[i].Value);
            }

            if (interval.Until != DateOnly.MaxValue)
            {
                built.Append(interval.Until, T.Zero);
            }
        }

        return built.Done();
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

    private static Steps<T> Sum(ReadOnlySpan<Step<T>> left, ReadOnlySpan<Step<T>> right, bool isTaken)
    {
        var built = new Building(new Step<T>[CountDays(left, right)]);
        T l = T.Zero,
            r = T.Zero;
        while (!left.IsEmpty || !right.IsEmpty)
        {
            var order = Order(left, right);
            var day = order <= 0 ? left[0].From : right[0].From;
            if (order <= 0)
            {
                l = left[0].Value;
                left = left[1..];
            }

            if (order >= 0)
            {
                r = isTaken ? -right[0].Value : right[0].Value;
                right = right[1..];
            }

            built.Append(day, l + r);
        }

        return built.Done();
    }

    /// <summary>How many days there are in both, so that what is built has its size from the start.</summary>
    private static int CountDays(ReadOnlySpan<Step<T>> left, ReadOnlySpan<Step<T>> right)
    {
        var count = 0;
        for (; !left.IsEmpty || !right.IsEmpty; count++)
        {
            var order = Order(left, right);
            left = order <= 0 ? left[1..] : left;
            right = order >= 0 ? right[1..] : right;
        }

        return count;
    }

    private static int Order(ReadOnlySpan<Step<T>> left, ReadOnlySpan<Step<T>> right) =>
        left.IsEmpty ? 1
        : right.IsEmpty ? -1
        : left[0].From.CompareTo(right[0].From);

    /// <summary>Changes that are put together in the one form.</summary>
    private struct Building(Step<T>[] room)
    {
        private Step<T>[] steps = room;
        private int count;

        public void Append(DateOnly day, T value)
        {
            if (count > 0 && steps[count - 1].From == day)
            {
                count--;
            }

            var before = count == 0 ? T.Zero : steps[count - 1].Value;
            if (before.Equals(value))
            {
                return;
            }

            if (count == steps.Length)
            {
                Array.Resize(ref steps, Math.Max(4, 2 * count));
            }

            steps[count++] = new(day, value);
        }

        public readonly Steps<T> Done() =>
            count == 0
                ? Zero
                : new(ImmutableCollectionsMarshal.AsImmutableArray(count == steps.Length ? steps : steps[..count]));
    }
}
