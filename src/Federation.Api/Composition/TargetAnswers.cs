using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Core.Time;
using Federation.Engine.Ports;

namespace Federation.Api.Composition;

/// <summary>A committee's targets, each with how far it has been reached.</summary>
public static class TargetAnswers
{
    /// <summary>The targets of a period; null for all.</summary>
    public static async ValueTask<TargetList> ListAsync(
        IFederation federation,
        CommitteeId committee,
        Period? period,
        CancellationToken cancellationToken
    )
    {
        var all = await federation.Committee(committee).TargetsAsync(cancellationToken);
        var working = new TargetWorking(federation, committee, all, cancellationToken);
        var items = new List<TargetLine>();
        foreach (var target in all.Where(target => period is null || target.Period == period))
        {
            items.Add(await working.LineAsync(target));
        }

        return new() { Items = items };
    }
}
