using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Oracle.Generation;

/// <summary>
/// Makes up the dated changes of a tree, day after day, so that on every day it is a tree: a new parent is active and not
/// below the child, and nobody comes to a committee on the day on which it ends.
/// </summary>
internal sealed class HistoryMaker(Dice dice, FederationShape shape, Calendar calendar)
{
    private static readonly string[] Levels = ["national", "province", "superior", "cell"];
    private readonly List<Sprig> sprigs = [];
    private readonly List<(CommitteeId Committee, CommitteeEvent Event)> events = [];

    /// <summary>What happened to whom, in an order in which each leaves a tree.</summary>
    public IReadOnlyList<(CommitteeId Committee, CommitteeEvent Event)> Events => events;

    public IReadOnlyList<Sprig> Make()
    {
        var few = Math.Max(shape.CommitteesMin, Math.Min(shape.CommitteesMax, 10));
        var count = dice.Between(shape.CommitteesMin, dice.Chance(80) ? few : shape.CommitteesMax);
        var later = shape.Changes ? dice.Next((count / 3) + 1) : 0;
        var roots = shape is { Changes: true, HasRoots: true } && dice.Chance(10) ? 2 : 1;
        while (sprigs.Count < count - later)
        {
            Establish(shape.Changes && dice.Chance(15) ? calendar.First : DateOnly.MinValue, sprigs.Count < roots);
        }

        var days = Enumerable
            .Range(0, shape.Changes ? dice.Next(shape.ChangesMax + 1) : 0)
            .Select(_ => calendar.ChangeDay());
        foreach (var day in days.Where(d => d > calendar.First).Order().ToList())
        {
            Change(day, count);
        }

        foreach (var sprig in sprigs.Where(_ => shape.CountsFromBelow && dice.Chance(20)))
        {
            CountFromBelow(sprig);
        }

        return sprigs;
    }

    private void Change(DateOnly day, int count)
    {
        for (var more = true; more; more = dice.Chance(45))
        {
            calendar.Mark(day);
            switch (dice.Next(12))
            {
                case 0 or 1 when sprigs.Count < count:
                    Establish(day, false);
                    break;
                case <= 5:
                    Transfer(day);
                    break;
                case <= 8:
                    Merge(day);
                    break;
                case 9:
                    Dissolve(day);
                    break;
                case 10 when Free(day) is { } upgraded:
                    Add(upgraded, new("", EventKind.Upgraded, day, Level: dice.Pick(Levels)));
                    break;
                case 11 when Free(day) is { } renamed:
                    Add(renamed, new("", EventKind.Renamed, day, Names: new("tên mới", "new name")));
                    break;
            }
        }
    }

    private void Establish(DateOnly day, bool asRoot)
    {
        var parents = sprigs.Where(s => s.IsActive && s.From <= day && s.Depth < shape.DepthMax).ToList();
        var parent = asRoot || parents.Count == 0 ? null : dice.Pick(parents);
        var sprig = new Sprig(CommitteeId.Parse($"{Instance(parent)}.c{sprigs.Count:00}"))
        {
            Parent = parent,
            IsActive = true,
            From = parent is null ? DateOnly.MinValue : day,
            Touched = day,
        };
        sprigs.Add(sprig);
        if (parent is not null)
        {
            parent.Arrival = day;
        }

        var level = Levels[Math.Min(sprig.Depth, Levels.Length - 1)];
        Add(sprig, new("", EventKind.Established, sprig.From, Other: parent?.Id, Level: level));
    }

    /// <summary>Mostly the parent's, once in a while another.</summary>
    private string Instance(Sprig? parent) =>
        shape.InstancesMax == 1 ? "t"
        : parent is null || dice.Chance(25) ? $"i{dice.Next(shape.InstancesMax)}"
        : parent.Id.Instance;

    private void Transfer(DateOnly day)
    {
        if (Free(day) is not { } sprig)
        {
            return;
        }

        var parents = Places(sprig).Where(p => p != sprig.Parent).ToList();
        var back = parents.Intersect(sprig.Former).ToList();
        var parent =
            back.Count > 0 && dice.Chance(50) ? dice.Pick(back)
            : parents.Count > 0 && dice.Chance(96) ? dice.Pick(parents)
            : shape.HasRoots ? null
            : sprig.Parent;
        if (parent == sprig.Parent)
        {
            return;
        }

        if (parents.Count > 0 && dice.Chance(6))
        {
            // Decided twice for one day: the later decision holds. Once in a while it takes back the earlier one.
            var first = dice.Pick(parents);
            sprig.Former.Add(first);
            Add(sprig, new("", EventKind.Transferred, day, day.AddDays(-9), Other: first.Id));
            parent = dice.Chance(30) ? sprig.Parent : parent;
        }

        Move(sprig, parent, day, null);
    }

    private void Merge(DateOnly day)
    {
        if (Free(day) is not { } sprig || sprig.Arrival >= day)
        {
            return;
        }

        var children = sprigs.Where(s => s.IsActive && s.Parent == sprig).ToList();
        var successors = sprigs
            .Where(s => s.IsActive && MayBeAbove(s, sprig) && children.All(c => MayBeAbove(s, c)))
            .ToList();
        if (successors.Count == 0)
        {
            return;
        }

        var siblings = successors.Where(s => s.Parent == sprig.Parent || s == sprig.Parent).ToList();
        var successor = siblings.Count > 0 && dice.Chance(60) ? dice.Pick(siblings) : dice.Pick(successors);
        Add(sprig, new("", EventKind.MergedInto, day, Other: successor.Id));
        foreach (var child in children)
        {
            Move(child, successor, day, sprig);
        }

        successor.Arrival = day;
        End(sprig, day);
    }

    private void Dissolve(DateOnly day)
    {
        if (Free(day) is not { Parent: not null } sprig || sprig.Arrival >= day)
        {
            return;
        }

        foreach (var child in sprigs.Where(s => s.IsActive && s.Parent == sprig).ToList())
        {
            var places = Places(child).Where(p => p != sprig).ToList();
            Move(child, dice.Chance(60) ? sprig.Parent : dice.Pick(places), day, null);
        }

        Add(sprig, new("", EventKind.Dissolved, day));
        End(sprig, day);
    }

    private void CountFromBelow(Sprig sprig)
    {
        ImmutableArray<string> some = dice.Chance(50)
            ? []
            : [.. TestCatalogue.Keys.Select(k => k.Indicator).Distinct()];
        some = some.IsEmpty ? some : [.. dice.Shuffle(some).Take(dice.Between(1, 3))];
        Add(sprig, new("", EventKind.CountsFromBelow, calendar.ChangeDay(), Indicators: some));
    }

    /// <summary>A committee whose place can change on a day: active, and not put there that very day.</summary>
    private Sprig? Free(DateOnly day)
    {
        var free = sprigs.Where(s => s.IsActive && s.From < day && s.Touched < day && s.Parent is not null).ToList();
        var roots = sprigs.Where(s => s.IsActive && s.Touched < day && s.Parent is null).Skip(1).ToList();
        return roots.Count > 0 && dice.Chance(30) ? dice.Pick(roots)
            : free.Count > 0 ? dice.Pick(free)
            : null;
    }

    private IEnumerable<Sprig> Places(Sprig sprig)
    {
        var height = sprigs.Where(s => s.IsActive && s.IsBelow(sprig)).Max(s => s.Depth) - sprig.Depth;
        return sprigs.Where(s => s.IsActive && MayBeAbove(s, sprig) && s.Depth + height < shape.DepthMax + 1);
    }

    private bool MayBeAbove(Sprig place, Sprig sprig) =>
        shape.TurnsOver ? !place.IsBelow(sprig) : !place.WasBelow(sprig);

    private void Move(Sprig sprig, Sprig? parent, DateOnly day, Sprig? absorbed)
    {
        Add(sprig, new("", EventKind.Transferred, day, day, Other: parent?.Id, MergedFrom: absorbed?.Id));
        if (sprig.Parent is not null)
        {
            sprig.Former.Add(sprig.Parent);
        }

        sprig.Parent = parent;
        sprig.Touched = day;
        if (parent is not null)
        {
            parent.Arrival = day;
        }
    }

    private static void End(Sprig sprig, DateOnly day) =>
        (sprig.IsActive, sprig.Until, sprig.Touched) = (false, day, day);

    private void Add(Sprig sprig, CommitteeEvent e)
    {
        var keyed = e with { Key = sprig.NextKey() };
        sprig.Events.Add(keyed);
        events.Add((sprig.Id, keyed));
    }
}
