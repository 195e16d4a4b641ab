using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Time;

namespace Federation.Oracle.Naive;

/// <summary>Who belonged to whom on which day.</summary>
internal sealed class Genealogy
{
    private readonly Dictionary<CommitteeId, Member> members;
    private readonly DateOnly[] changeDays;
    private readonly Dictionary<DateOnly, DayTree> trees = [];
    private readonly Dictionary<Period, DayTree[]> treesOver = [];
    private readonly Dictionary<Period, bool> turnedOver = [];
    private readonly Dictionary<(Member, Passing), int> signs = [];

    public Genealogy(Chronicle chronicle)
    {
        members = chronicle.Facts.ToDictionary(f => f.Key, f => new Member(f.Key, f.Value));
        changeDays =
        [
            .. members
                .Values.SelectMany(m => m.Events)
                .Select(e => e.EffectiveFrom)
                .Append(DateOnly.MinValue)
                .Distinct()
                .Order(),
        ];
        Passings = [.. members.Values.SelectMany(PassingsOf)];
    }

    public IReadOnlyCollection<Member> Members => members.Values;

    /// <summary>The days on which anything about the tree changes, in order.</summary>
    public IReadOnlyList<DateOnly> ChangeDays => changeDays;

    public IReadOnlyList<Passing> Passings { get; }

    public Member this[CommitteeId id] => members[id];

    /// <summary>The tree on a day, which is the tree of the last day on which anything changed.</summary>
    public DayTree On(DateOnly day)
    {
        var index = Array.BinarySearch(changeDays, day);
        var since = changeDays[index >= 0 ? index : ~index - 1];
        return trees.TryGetValue(since, out var tree) ? tree : trees[since] = new(Members, since);
    }

    /// <summary>The tree of each day of a period.</summary>
    public DayTree[] Over(Period period)
    {
        if (!treesOver.TryGetValue(period, out var days))
        {
            days = new DayTree[period.Days];
            for (var i = 0; i < days.Length; i++)
            {
                var day = period.From.AddDays(i);
                days[i] = i > 0 && Array.BinarySearch(changeDays, day) < 0 ? days[i - 1] : On(day);
            }

            treesOver[period] = days;
        }

        return days;
    }

    /// <summary>Everybody who was a child of a committee on any day of a period.</summary>
    public IReadOnlyCollection<Member> ChildrenOver(Member parent, Period period)
    {
        var found = new HashSet<Member>();
        DayTree? before = null;
        foreach (var tree in Over(period))
        {
            if (tree != before)
            {
                found.UnionWith(tree.ChildrenOf(parent));
                before = tree;
            }
        }

        return found;
    }

    /// <summary>
    /// +1 where a passing brings somebody into the committee's subtree, −1 where it takes somebody out, 0 for both or
    /// neither: "−v at the old parent and +v at the new; they sum upward like any flow and cancel at a common ancestor".
    /// </summary>
    public int Sign(Member at, Passing passing)
    {
        if (!signs.TryGetValue((at, passing), out var sign))
        {
            var gains = UpwardFrom(passing.To, passing.On).Contains(at) ? 1 : 0;
            var loses = UpwardFrom(passing.From, passing.On).Contains(at) ? 1 : 0;
            signs[(at, passing)] = sign = gains - loses;
        }

        return sign;
    }

    /// <summary>
    /// Whether within one period somebody was above a committee and also, on other days, below it. A flow of such a period
    /// has no meaning that a committee could find by itself: each choice would wait for the other.
    /// </summary>
    public bool IsTurnedOver(Period period)
    {
        if (!turnedOver.TryGetValue(period, out var known))
        {
            var trees = Over(period).Distinct().ToArray();
            known = turnedOver[period] = Members.Any(m => Above(m, trees).Contains(m));
        }

        return known;
    }

    /// <summary>What makes this no history at all: a parent that is not active, or a committee below itself.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var day in changeDays)
        {
            foreach (var member in Members.Where(m => m.IsActive(day)))
            {
                var seen = new HashSet<Member>();
                for (var at = member; at is not null; at = On(day).ParentOf(at))
                {
                    if (!seen.Add(at))
                    {
                        yield return $"{member} is below itself on {day:O}";
                        break;
                    }
                }

                var parent = member.ParentOn(day);
                if (parent is not null && !(members.TryGetValue(parent, out var known) && known.IsActive(day)))
                {
                    yield return $"{member} is under {parent} on {day:O}, which is not active then";
                }
            }
        }

        foreach (var member in Members)
        {
            if (!changeDays.Any(member.IsActive))
            {
                yield return $"{member} is never active";
            }

            var isMerged = member.Ending is { Kind: EventKind.MergedInto };
            if (isMerged && Find(member.Ending!.Other)?.IsActive(member.Ending.EffectiveFrom) != true)
            {
                yield return $"{member} merges into {member.Ending!.Other}, which is not active then";
            }
        }
    }

    /// <summary>
    /// A committee and all above it on a day. One that ended on that very day passes what it had on to its successor or,
    /// without one, to the parent it had: what leaves it that day left their subtree, too.
    /// </summary>
    private List<Member> UpwardFrom(Member? first, DateOnly day)
    {
        var upward = new List<Member>();
        for (var at = first; at is not null && !upward.Contains(at); at = Above(at, day))
        {
            upward.Add(at);
        }

        return upward;
    }

    /// <summary>Everybody above a committee through the parents of any of the days.</summary>
    private static HashSet<Member> Above(Member member, DayTree[] trees)
    {
        var above = new HashSet<Member>();
        var next = new Queue<Member>([member]);
        while (next.TryDequeue(out var at))
        {
            foreach (var parent in trees.Select(t => t.ParentOf(at)).OfType<Member>().Where(above.Add))
            {
                next.Enqueue(parent);
            }
        }

        return above;
    }

    private Member? Above(Member member, DateOnly day) =>
        member.Ending is not { } end || end.EffectiveFrom != day ? On(day).ParentOf(member)
        : end.Kind == EventKind.MergedInto ? Find(end.Other)
        : On(day.AddDays(-1)).ParentOf(member);

    /// <summary>
    /// "A first day and a dissolution are no moves"; children that follow an absorbed parent move as part of it.
    /// </summary>
    private IEnumerable<Passing> PassingsOf(Member member)
    {
        foreach (var day in member.Events.Select(e => e.EffectiveFrom).Distinct().Where(d => d > DateOnly.MinValue))
        {
            var before = day.AddDays(-1);
            if (!member.IsActive(before))
            {
                continue;
            }

            var (old, now) = (member.ParentOn(before), member.ParentOn(day));
            if (member.Ending is { } end && end.EffectiveFrom == day)
            {
                if (end.Kind == EventKind.MergedInto)
                {
                    yield return new(day, member, Find(old), Find(end.Other));
                }
            }
            else if (old != now && (old is null || member.PlacedBy(day)!.MergedFrom != old))
            {
                yield return new(day, member, Find(old), Find(now));
            }
        }
    }

    private Member? Find(CommitteeId? id) => id is null ? null : members.GetValueOrDefault(id);
}
