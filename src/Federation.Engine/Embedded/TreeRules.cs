using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Time;
using Federation.Engine.Agents;

namespace Federation.Engine.Embedded;

/// <summary>
/// What an event says of other committees, checked before it is recorded: they exist, are active on that day, and the
/// tree stays a tree on every day.
/// </summary>
internal static class TreeRules
{
    private const int DepthMax = 64;

    public static void CheckEstablishment(
        Func<CommitteeId, CommitteeView?> find,
        IEnumerable<CommitteeView> all,
        CommitteeId id,
        CommitteeEvent established,
        AgentLimits limits
    )
    {
        if (established.Other is not { } parent)
        {
            var root = all.FirstOrDefault(v => v.State.History is { Exists: true, Spans: [{ Parent: null }, ..] });
            if (root is not null && root.State.Id != id)
            {
                throw Refusals.RootExists(root.State.Id);
            }

            return;
        }

        var above = RequireActive(find, parent, established.EffectiveFrom);
        RequireLasting(above);
        if (above.State.Children.Count >= limits.ChildrenMax)
        {
            throw Refusals.TooManyChildren(parent, limits.ChildrenMax);
        }

        if (Chain(find, parent, established.EffectiveFrom).Count() >= DepthMax)
        {
            throw Refusals.TooDeep(parent, DepthMax);
        }
    }

    public static void CheckEvent(Func<CommitteeId, CommitteeView?> find, CommitteeView view, CommitteeEvent happened)
    {
        var history = view.State.History;
        if (!history.Activity.Contains(happened.EffectiveFrom))
        {
            throw Refusals.NotActive(view.State.Id, happened.EffectiveFrom);
        }

        var ends = happened.Kind is EventKind.MergedInto or EventKind.Dissolved;
        if (ends && history.Ending is not null)
        {
            throw Refusals.HasEnded(view.State.Id);
        }

        if (happened.Kind is EventKind.Transferred or EventKind.MergedInto)
        {
            CheckPlace(find, view, happened.Other!, new(happened.EffectiveFrom, LastsUntil(history, happened)));
        }

        if (happened.Kind == EventKind.Dissolved)
        {
            CheckChildless(view, happened.EffectiveFrom);
        }
    }

    /// <summary>The day from which something recorded already takes the place of a new event.</summary>
    private static DateOnly LastsUntil(CommitteeHistory history, CommitteeEvent happened) =>
        happened.Kind == EventKind.MergedInto
            ? DateOnly.MaxValue
            : history
                .Events.Where(e => e.Kind is EventKind.Transferred or EventKind.MergedInto or EventKind.Dissolved)
                .Select(e => e.EffectiveFrom)
                .Where(day => day > happened.EffectiveFrom)
                .DefaultIfEmpty(DateOnly.MaxValue)
                .Min();

    private static void CheckPlace(
        Func<CommitteeId, CommitteeView?> find,
        CommitteeView view,
        CommitteeId other,
        Interval days
    )
    {
        RequireLasting(RequireActive(find, other, days.From));
        foreach (var day in DaysOfChange(find, other, days))
        {
            var chain = Chain(find, other, day).ToList();
            if (chain.Exists(above => above.State.Id == view.State.Id))
            {
                throw Refusals.Cycle(view.State.Id, other);
            }

            if (chain.Count > DepthMax)
            {
                throw Refusals.TooDeep(other, DepthMax);
            }
        }
    }

    /// <summary>
    /// The days within an interval, its first included, on which the chain above a committee may become another: those
    /// of everybody who is above it on any of them, since moves that were decided ahead meet where none saw the other.
    /// </summary>
    private static SortedSet<DateOnly> DaysOfChange(
        Func<CommitteeId, CommitteeView?> find,
        CommitteeId from,
        Interval within
    )
    {
        var days = new SortedSet<DateOnly> { within.From };
        var seen = new HashSet<CommitteeId> { from };
        var next = new Queue<CommitteeId>(seen);
        while (next.TryDequeue(out var id))
        {
            if (find(id)?.State.History is not { } history)
            {
                continue;
            }

            var ending = history.Ending;
            var changes = history
                .Spans.Where(span => span.Interval.Until > within.From)
                .Select(span => (span.Interval.From, span.Parent))
                .Append((ending?.EffectiveFrom ?? DateOnly.MaxValue, history.Successor));
            foreach (var (day, above) in changes.Where(change => change.Item1 < within.Until))
            {
                if (day > within.From)
                {
                    days.Add(day);
                }

                if (above is not null && seen.Add(above))
                {
                    next.Enqueue(above);
                }
            }
        }

        return days;
    }

    private static void CheckChildless(CommitteeView view, DateOnly from)
    {
        foreach (var (child, held) in view.State.Children)
        {
            if (held.Days.Any(d => d.Until > from && d.Until == DateOnly.MaxValue))
            {
                throw Refusals.HasChildren(view.State.Id, child);
            }
        }
    }

    private static CommitteeView RequireActive(Func<CommitteeId, CommitteeView?> find, CommitteeId id, DateOnly day)
    {
        var view =
            find(id) is { } found && found.State.History.Exists ? found : throw new Ports.CommitteeUnknownException(id);
        return view.State.History.Activity.Contains(day) ? view : throw Refusals.NotActive(id, day);
    }

    /// <summary>A committee that was dissolved can have no more children; an absorbed one hands them on.</summary>
    private static void RequireLasting(CommitteeView view)
    {
        if (view.State.History.Ending is { Kind: EventKind.Dissolved } ending)
        {
            throw Refusals.NotActive(view.State.Id, ending.EffectiveFrom);
        }
    }

    /// <summary>
    /// A committee and everything above it on a day. Above a child that has not heard yet that its parent was
    /// absorbed is the successor.
    /// </summary>
    private static IEnumerable<CommitteeView> Chain(
        Func<CommitteeId, CommitteeView?> find,
        CommitteeId from,
        DateOnly day
    )
    {
        CommitteeId? at = from;
        for (var depth = 0; depth <= DepthMax && at is not null && find(at) is { } view; depth++)
        {
            yield return view;
            var history = view.State.History;
            at = history.Ending?.EffectiveFrom <= day ? history.Successor : history.ParentOn(day);
        }
    }
}
