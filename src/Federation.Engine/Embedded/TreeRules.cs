using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Time;
using Federation.Engine.Agents;
using Federation.Engine.Queries;

namespace Federation.Engine.Embedded;

/// <summary>
/// What an event says of other committees, checked before it is recorded: they exist, are active on that day, and
/// nobody comes to belong to whom they were or will be above, on whatever days. On one day that would be no tree; over
/// the years what each of the two counts in a period that holds both days would depend on what the other counts.
/// </summary>
/// <param name="find">A committee's place in the tree, wherever it is hosted; null where there is none.</param>
internal sealed class TreeRules(Func<CommitteeId, ValueTask<TreeNode?>> find)
{
    private const int DepthMax = 64;

    /// <summary>A committee's place in the tree, from what is published of it.</summary>
    public static TreeNode? NodeOf(CommitteeView? view) =>
        view is { State: { History.Exists: true } state } ? new(state.Id, state.History, state.Children.Count) : null;

    /// <summary>Its parents of all times and who absorbed it, each with the day from which it is above.</summary>
    public static IEnumerable<(DateOnly From, CommitteeId Above)> Above(TreeNode node) =>
        node
            .History.Spans.Select(span => (span.Interval.From, span.Parent))
            .Append((node.History.Ending?.EffectiveFrom ?? DateOnly.MaxValue, node.History.Successor))
            .Where(above => above.Item2 is not null)
            .Select(above => (above.Item1, above.Item2!));

    /// <summary>There is one root in the whole federation.</summary>
    public static void CheckRoot(IEnumerable<TreeNode> all, CommitteeId id)
    {
        var root = all.FirstOrDefault(node => node.History is { Exists: true, Spans: [{ Parent: null }, ..] });
        if (root is not null && root.Id != id)
        {
            throw Refusals.RootExists(root.Id);
        }
    }

    public async ValueTask CheckEstablishmentAsync(CommitteeEvent established, AgentLimits limits)
    {
        var parent = established.Other!;
        var above = await RequireActiveAsync(parent, established.EffectiveFrom).ConfigureAwait(false);
        RequireLasting(above);
        if (above.Children >= limits.ChildrenMax)
        {
            throw Refusals.TooManyChildren(parent, limits.ChildrenMax);
        }

        if ((await ChainAsync(parent, established.EffectiveFrom).ConfigureAwait(false)).Count >= DepthMax)
        {
            throw Refusals.TooDeep(parent, DepthMax);
        }
    }

    public async ValueTask CheckEventAsync(TreeNode node, CommitteeEvent happened)
    {
        var history = node.History;
        if (!history.Activity.Contains(happened.EffectiveFrom))
        {
            throw Refusals.NotActive(node.Id, happened.EffectiveFrom);
        }

        var ends = happened.Kind is EventKind.MergedInto or EventKind.Dissolved;
        if (ends && history.Ending is not null)
        {
            throw Refusals.HasEnded(node.Id);
        }

        if (happened.Kind is EventKind.Transferred or EventKind.MergedInto)
        {
            var days = new Interval(happened.EffectiveFrom, LastsUntil(history, happened));
            await CheckPlaceAsync(node, happened.Other!, days).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A committee that is dissolved leaves no children behind: neither those that say themselves that they belong to
    /// it, or to whom it absorbed, nor others that it has heard of. Where a child's own word is at hand that counts: it
    /// may have left, and not been heard yet.
    /// </summary>
    /// <param name="view">The committee.</param>
    /// <param name="from">The day from which it would be no more.</param>
    /// <param name="all">Everybody whose own word is at hand.</param>
    public static void CheckChildless(CommitteeView view, DateOnly from, IEnumerable<TreeNode> all)
    {
        var nodes = all.ToList();
        var absorbed = nodes.Where(n => n.History.Successor is not null).ToLookup(n => n.History.Successor!, n => n.Id);
        var handedOn = new HashSet<CommitteeId>();
        var next = new Queue<CommitteeId>([view.State.Id]);
        while (next.TryDequeue(out var upper))
        {
            if (handedOn.Add(upper))
            {
                foreach (var one in absorbed[upper])
                {
                    next.Enqueue(one);
                }
            }
        }

        foreach (var node in nodes)
        {
            if (node.History is { Ending: null, Spans: [.., { Parent: { } parent }] } && handedOn.Contains(parent))
            {
                throw Refusals.HasChildren(view.State.Id, node.Id);
            }
        }

        var atHand = nodes.Select(node => node.Id).ToHashSet();
        foreach (var (child, held) in view.State.Children)
        {
            if (!atHand.Contains(child) && held.Days.Any(d => d.Until > from && d.Until == DateOnly.MaxValue))
            {
                throw Refusals.HasChildren(view.State.Id, child);
            }
        }

        // Whoever belonged to a committee that it absorbed belongs to it, heard or not: what they bring is less than
        // nothing until they have followed.
        foreach (var (follow, count) in view.State.Follows)
        {
            if (count.Value < 0 && !atHand.Contains(follow.Committee))
            {
                throw Refusals.HasChildren(view.State.Id, follow.Committee);
            }
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

    private async ValueTask CheckPlaceAsync(TreeNode node, CommitteeId other, Interval days)
    {
        RequireLasting(await RequireActiveAsync(other, days.From).ConfigureAwait(false));
        foreach (var day in await DaysOfChangeAsync(node, other, days).ConfigureAwait(false))
        {
            if ((await ChainAsync(other, day).ConfigureAwait(false)).Count > DepthMax)
            {
                throw Refusals.TooDeep(other, DepthMax);
            }
        }
    }

    /// <summary>
    /// The days within an interval, its first included, on which the chain above a committee may become another: those
    /// of everybody who was or will be above it. None of them may be who is to come below it; so none is a child that
    /// would come along.
    /// </summary>
    private async ValueTask<SortedSet<DateOnly>> DaysOfChangeAsync(TreeNode node, CommitteeId from, Interval within)
    {
        var days = new SortedSet<DateOnly> { within.From };
        var seen = new HashSet<CommitteeId> { from };
        var next = new Queue<CommitteeId>(seen);
        while (next.TryDequeue(out var id))
        {
            if (id == node.Id)
            {
                throw Refusals.Cycle(node.Id, from);
            }

            foreach (var (day, above) in await find(id).ConfigureAwait(false) is { } at ? Above(at) : [])
            {
                if (day > within.From && day < within.Until)
                {
                    days.Add(day);
                }

                if (seen.Add(above))
                {
                    next.Enqueue(above);
                }
            }
        }

        return days;
    }

    private async ValueTask<TreeNode> RequireActiveAsync(CommitteeId id, DateOnly day)
    {
        var node = await find(id).ConfigureAwait(false) ?? throw new Ports.CommitteeUnknownException(id);
        return node.History.Activity.Contains(day) ? node : throw Refusals.NotActive(id, day);
    }

    /// <summary>A committee that was dissolved can have no more children; an absorbed one hands them on.</summary>
    private static void RequireLasting(TreeNode node)
    {
        if (node.History.Ending is { Kind: EventKind.Dissolved } ending)
        {
            throw Refusals.NotActive(node.Id, ending.EffectiveFrom);
        }
    }

    /// <summary>
    /// A committee and everything above it on a day. Above a child that has not heard yet that its parent was
    /// absorbed is the successor.
    /// </summary>
    private async ValueTask<List<TreeNode>> ChainAsync(CommitteeId from, DateOnly day)
    {
        var chain = new List<TreeNode>();
        CommitteeId? at = from;
        while (chain.Count <= DepthMax && at is not null && await find(at).ConfigureAwait(false) is { } node)
        {
            chain.Add(node);
            at = node.History.Ending?.EffectiveFrom <= day ? node.History.Successor : node.History.ParentOn(day);
        }

        return chain;
    }
}
