using Federation.Core.Identity;

namespace Federation.Core.Committees;

/// <summary>
/// One committee's passing from one place in the tree to another on a day. Ordered by day, then committee.
/// </summary>
/// <param name="On">The first day in the new place.</param>
/// <param name="Committee">Who moved.</param>
public sealed record MoveId(DateOnly On, CommitteeId Committee) : IComparable<MoveId>
{
    /// <inheritdoc/>
    public int CompareTo(MoveId? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = On.CompareTo(other.On);
        return order != 0 ? order : Committee.CompareTo(other.Committee);
    }
}
