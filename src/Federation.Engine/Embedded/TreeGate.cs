using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Embedded;

/// <summary>
/// Events of the tree, one at a time. One that may close a ring through other installations is permitted by the
/// installation at the top, which sees every such event: until it has been recorded, or can be no more, those that
/// follow are checked as if it had been.
/// </summary>
/// <param name="places">Who is hosted here.</param>
/// <param name="wake">What a committee that is hosted here knows; null where there is none.</param>
/// <param name="abroad">What is not; null where everything is hosted here.</param>
/// <param name="limits">The limits.</param>
/// <param name="clock">The time.</param>
internal sealed class TreeGate(
    Func<CommitteeId, Place?> places,
    Func<CommitteeId, ValueTask<CommitteeView?>> wake,
    IAbroad? abroad,
    AgentLimits limits,
    TimeProvider clock
) : ITree, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly long begunAt = clock.GetTimestamp();
    private readonly List<(CommitteeId Id, CommitteeEvent Happened, long At)> permitted = [];

    /// <summary>Checks an event and records it; nothing else happens to the tree meanwhile.</summary>
    /// <param name="id">The committee.</param>
    /// <param name="happened">The event.</param>
    /// <param name="record">
    /// Records it, to its end; is given what to call in the committee's turn: it throws where a permit has run out.
    /// </param>
    /// <param name="all">Everything hosted here.</param>
    /// <param name="cancellationToken">Gives up, before it is recorded.</param>
    public async ValueTask<WriteResult> RecordAsync(
        CommitteeId id,
        CommitteeEvent happened,
        Func<Action, ValueTask<WriteResult>> record,
        Func<IEnumerable<TreeNode>> all,
        CancellationToken cancellationToken
    )
    {
        await oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var view = await wake(id).ConfigureAwait(false);
            var isKnown =
                happened.Kind == EventKind.Established
                    ? TreeRules.NodeOf(view) is not null
                    : view!.State.History.Events.Any(e => e.Key == happened.Key);
            if (!isKnown)
            {
                await CheckAsync(id, view, happened, all, cancellationToken).ConfigureAwait(false);
                var moves = happened.Kind != EventKind.Established;
                if (moves && happened.Other is { } other && NeedsPermit(Place.Of(view!), other))
                {
                    var askedAt = clock.GetTimestamp();
                    var lasts = await abroad!.PermitAsync(id, happened, cancellationToken).ConfigureAwait(false);
                    return await record(() => RequireWithin(askedAt, lasts)).ConfigureAwait(false);
                }
            }

            return await record(() => { }).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Whether recording an event would change anything; throws what recording it would.</summary>
    /// <param name="id">The committee.</param>
    /// <param name="happened">The event.</param>
    /// <param name="all">Everything hosted here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<bool> TryAsync(
        CommitteeId id,
        CommitteeEvent happened,
        Func<IEnumerable<TreeNode>> all,
        CancellationToken cancellationToken
    )
    {
        await oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var view = await wake(id).ConfigureAwait(false);
            if (TreeRules.NodeOf(view) is { } node)
            {
                if (node.History.Events.FirstOrDefault(e => e.Key == happened.Key) is { } known)
                {
                    return EventCodec.IsSame(known, happened) ? false : throw Refusals.EventDiffers(happened.Key);
                }

                if (happened.Kind == EventKind.Established)
                {
                    throw Refusals.IdentityTaken(id);
                }
            }

            await CheckAsync(id, view, happened, all, cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken) =>
        abroad is null || abroad.IsHosted(id.Instance)
            ? new(places(id)?.Node)
            : abroad.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> PermitAsync(
        CommitteeId id,
        CommitteeEvent happened,
        CancellationToken cancellationToken
    )
    {
        if (clock.GetElapsedTime(begunAt) < limits.PermitCounts)
        {
            // Before it was started again this installation may have permitted something that is still under way.
            throw new FederationBusyException(RetryAfter, "This installation was started a moment ago");
        }

        await oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            permitted.RemoveAll(p => clock.GetElapsedTime(p.At) >= limits.PermitCounts);
            var rules = Rules(cancellationToken);
            var node =
                await FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new CommitteeUnknownException(id);
            await rules.CheckEventAsync(node, happened).ConfigureAwait(false);
            permitted.Add((id, happened, clock.GetTimestamp()));
            return limits.PermitLasts;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => oneAtATime.Dispose();

    /// <summary>A permit counts from before it was asked for: the one that gave it counts from later.</summary>
    private void RequireWithin(long askedAt, TimeSpan lasts)
    {
        if (clock.GetElapsedTime(askedAt) >= lasts)
        {
            throw new FederationBusyException(RetryAfter, "The permit for this move ran out before it was recorded");
        }
    }

    private async ValueTask CheckAsync(
        CommitteeId id,
        CommitteeView? view,
        CommitteeEvent happened,
        Func<IEnumerable<TreeNode>> all,
        CancellationToken cancellationToken
    )
    {
        var rules = Rules(cancellationToken);
        if (happened.Kind != EventKind.Established)
        {
            await rules.CheckEventAsync(TreeRules.NodeOf(view)!, happened).ConfigureAwait(false);
            if (happened.Kind == EventKind.Dissolved)
            {
                TreeRules.CheckChildless(view!, happened.EffectiveFrom, all());
            }
        }
        else if (happened.Other is not null)
        {
            await rules.CheckEstablishmentAsync(happened, limits).ConfigureAwait(false);
        }
        else if (abroad is { HasUpper: true })
        {
            throw Refusals.RootAbove(id);
        }
        else
        {
            TreeRules.CheckRoot(all(), id);
            if (abroad is not null && await abroad.RootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                throw Refusals.RootExists(root);
            }
        }
    }

    /// <summary>
    /// Whether a move may close a ring that passes through other installations: where the subtree has committees of
    /// theirs, or where some way up leaves this installation by a door that was not above it at any time. The
    /// installation at the top permits itself: nothing else is permitted meanwhile.
    /// </summary>
    private bool NeedsPermit(Place place, CommitteeId other) =>
        abroad is { SharesTree: true } && (HasAbroad(place) || !Doors(other).IsSubsetOf(Doors(place.Id)));

    private bool HasAbroad(Place top)
    {
        var seen = new HashSet<CommitteeId>();
        var next = new Stack<Place>([top]);
        while (next.TryPop(out var place))
        {
            foreach (var child in place.Children)
            {
                if (!abroad!.IsHosted(child.Instance))
                {
                    return true;
                }

                if (seen.Add(child) && places(child) is { } below)
                {
                    next.Push(below);
                }
            }
        }

        return false;
    }

    /// <summary>The first committees hosted elsewhere on all ways up, of all times.</summary>
    private HashSet<CommitteeId> Doors(CommitteeId from)
    {
        var doors = new HashSet<CommitteeId>();
        var seen = new HashSet<CommitteeId> { from };
        var next = new Stack<CommitteeId>(seen);
        while (next.TryPop(out var at))
        {
            if (!abroad!.IsHosted(at.Instance))
            {
                doors.Add(at);
                continue;
            }

            foreach (var (_, above) in places(at)?.Node is { } node ? TreeRules.Above(node) : [])
            {
                if (seen.Add(above))
                {
                    next.Push(above);
                }
            }
        }

        return doors;
    }

    /// <summary>The rules over what is known now, each committee asked once.</summary>
    private TreeRules Rules(CancellationToken cancellationToken)
    {
        var known = new Dictionary<CommitteeId, TreeNode?>();
        return new(async id =>
        {
            if (!known.TryGetValue(id, out var node))
            {
                known[id] = node = WithPermitted(await FindAsync(id, cancellationToken).ConfigureAwait(false));
            }

            return node;
        });
    }

    private TreeNode? WithPermitted(TreeNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var pending = permitted.Where(p => p.Id == node.Id).Select(p => p.Happened);
        var unknown = pending.Where(p => node.History.Events.All(e => e.Key != p.Key)).ToList();
        return unknown.Count == 0 ? node : node with { History = new(node.History.Events.Concat(unknown)) };
    }
}
