using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Time;

namespace Federation.Core.Summaries;

/// <summary>
/// A computed committee on the way of tiles: in which periods it has not said that it counts from below. Ordered by
/// all that it is, so that equal ones are counted together.
/// </summary>
/// <param name="FromBelow">From when on it counts from below; a period that ends earlier is open.</param>
/// <param name="Activity">The days on which it is active.</param>
/// <param name="OwnUnit">The days on which it is itself a unit: a period is open only with others below it.</param>
/// <param name="Stated">The periods of tiles with figures, in order: without any of them nothing is computed.</param>
public sealed record FlowOpening(
    DateOnly FromBelow,
    Interval Activity,
    Steps<Count> OwnUnit,
    ImmutableArray<Period> Stated
) : IComparable<FlowOpening>
{
    /// <summary>Whether the committee leaves a period open.</summary>
    public bool IsOver(Period asked) =>
        asked.To < FromBelow && StatesWithin(asked) && OwnUnit.Over(asked) != Activity.DaysWithin(asked);

    /// <inheritdoc/>
    public int CompareTo(FlowOpening? other)
    {
        if (other is null || ReferenceEquals(this, other))
        {
            return other is null ? 1 : 0;
        }

        var order = FromBelow.CompareTo(other.FromBelow);
        order = order != 0 ? order : Activity.From.CompareTo(other.Activity.From);
        order = order != 0 ? order : Activity.Until.CompareTo(other.Activity.Until);
        order = order != 0 ? order : Stated.AsSpan().SequenceCompareTo(other.Stated.AsSpan());
        return order != 0 ? order : ByDays(OwnUnit.Changes, other.OwnUnit.Changes);
    }

    /// <inheritdoc/>
    public bool Equals(FlowOpening? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FromBelow, Activity, OwnUnit, Stated.Length);

    private static int ByDays(ImmutableArray<Step<Count>> left, ImmutableArray<Step<Count>> right)
    {
        var order = left.Length.CompareTo(right.Length);
        for (var i = 0; order == 0 && i < left.Length; i++)
        {
            order = left[i].From.CompareTo(right[i].From);
            order = order != 0 ? order : left[i].Value.Value.CompareTo(right[i].Value.Value);
        }

        return order;
    }

    private bool StatesWithin(Period asked)
    {
        foreach (var period in Stated)
        {
            if (asked.Contains(period))
            {
                return true;
            }
        }

        return false;
    }
}
