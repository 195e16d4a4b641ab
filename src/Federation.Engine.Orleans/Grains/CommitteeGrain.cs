using Federation.Core.Identity;
using Federation.Engine.Clustered.Placement;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>
/// Gives a committee its one place in the cluster. The committee itself runs in the node's engine, as it would on one
/// machine; this decides only for how long.
/// </summary>
[ByInstance]
[KeepAlive]
internal sealed class CommitteeGrain(ClusterNode node) : Grain, ICommitteeGrain
{
    private CommitteeId id = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        id = CommitteeId.Parse(this.GetPrimaryKeyString());
        await node.ActivateAsync(id, DeactivateOnIdle, cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        node.DeactivateAsync(id);

    public Task TouchAsync() => Task.CompletedTask;

    public Task ReceiveAsync(Immutable<byte[]> message)
    {
        node.Receive(id, message.Value);
        return Task.CompletedTask;
    }

    public async Task<Immutable<byte[]>> AskAsync(Immutable<byte[]> ask)
    {
        var reply = await node.AnswerAsync(id, ask.Value);
        if (!node.Engine.IsActive(id))
        {
            // Nobody of that name: asking for one must not keep anything.
            DeactivateOnIdle();
        }

        return new(reply);
    }

    public Task YieldAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
