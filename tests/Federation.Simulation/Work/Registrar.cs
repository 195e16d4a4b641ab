using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Federation.Simulation.World;

namespace Federation.Simulation.Work;

/// <summary>
/// Records what happens to committees, one event after the other, each checked against the tree as an engine checks it. What
/// follows from a merger for the children is left to the absorbed committee, which tells them.
/// </summary>
internal sealed class Registrar(
    Universe universe,
    IReadOnlyList<(CommitteeId Committee, CommitteeEvent Event)> events,
    int pauseMilliseconds,
    Action<CommitteeId> established
)
{
    private const int RefusalsMax = 40;
    private static readonly Actor Actor = new("registrar", null);

    public bool IsDone { get; private set; }

    public async Task WorkAsync()
    {
        foreach (var (committee, happened) in events.Where(e => e.Event.MergedFrom is null))
        {
            var refusals = 0;
            while (refusals < RefusalsMax)
            {
                try
                {
                    await RecordAsync(committee, happened);
                    universe.Say(
                        $"{committee} {happened.Kind} {happened.Other} from {happened.EffectiveFrom:O} recorded"
                    );
                    break;
                }
                catch (RequestRefusedException e)
                {
                    // A place may become free yet; what else is refused is refused for good.
                    refusals += happened.Other is null && happened.Kind != EventKind.Dissolved ? RefusalsMax : 1;
                    universe.Say($"{committee} {happened.Kind} {happened.Other} refused: {e.Code}");
                }
                catch (Exception e) when (Universe.MayPass(e))
                {
                    universe.Say($"{committee} {happened.Kind} has to wait: {e.Message}");
                }

                await universe.Loop.DelayAsync(TimeSpan.FromMilliseconds(300 + universe.Dice.Next(1_000)));
            }

            if (happened.Kind == EventKind.Established && refusals < RefusalsMax)
            {
                established(committee);
            }

            await universe.Loop.DelayAsync(TimeSpan.FromMilliseconds(universe.Dice.Next(pauseMilliseconds)));
        }

        IsDone = true;
    }

    private async Task RecordAsync(CommitteeId committee, CommitteeEvent happened)
    {
        if (happened.Kind == EventKind.Established)
        {
            await universe.StartAsync(committee.Instance);
        }

        var known = Find(committee);
        if (known is null || known.State.History.Events.All(e => e.Key != happened.Key))
        {
            await CheckAsync(committee, known, happened);
        }

        await universe.CallAsync(committee, a => a.RecordAsync(happened, Actor, default));
    }

    private async ValueTask CheckAsync(CommitteeId committee, CommitteeView? known, CommitteeEvent happened)
    {
        var rules = new TreeRules(id => new(TreeRules.NodeOf(Find(id))));
        if (happened is { Kind: EventKind.Established, Other: null })
        {
            TreeRules.CheckRoot(Nodes, committee);
        }
        else if (happened.Kind == EventKind.Established)
        {
            await rules.CheckEstablishmentAsync(happened, universe.Limits);
        }
        else
        {
            var view = known ?? throw new HostDownException(committee.Instance);
            await rules.CheckEventAsync(TreeRules.NodeOf(view)!, happened);
            if (happened.Kind == EventKind.Dissolved)
            {
                TreeRules.CheckChildless(view, happened.EffectiveFrom, Nodes);
            }
        }
    }

    private IEnumerable<TreeNode> Nodes => Views.Select(TreeRules.NodeOf).OfType<TreeNode>();

    private IEnumerable<CommitteeView> Views => universe.Seats.Select(Woken).OfType<CommitteeView>();

    private CommitteeView? Find(CommitteeId committee) =>
        universe.HostOf(committee.Instance)?.Find(committee) is { } seat
        && Woken(seat) is { State.History.Exists: true } view
            ? view
            : null;

    /// <summary>What a committee knows; one at rest has to be asked again.</summary>
    private static CommitteeView? Woken(Seat seat)
    {
        if (seat.IsAtRest)
        {
            seat.Wake();
            throw new HostDownException(seat.Id.Instance);
        }

        return seat.View;
    }
}
