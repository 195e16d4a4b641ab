using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Clustered.Grains;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Google.Protobuf;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered;

/// <summary>
/// What is not active on this node, as its engine reaches it: messages and questions go to the committee's grain,
/// permits come from the tree's.
/// </summary>
internal sealed class ClusterElsewhere : IAbroad
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ClusterNode node;
    private readonly IGrainFactory grains;

    public ClusterElsewhere(ClusterNode node, IGrainFactory grains)
    {
        this.node = node;
        this.grains = grains;
        Asking = new(RouteAsync, new() { AskPatience = node.AskPatience });
    }

    /// <summary>Asks committees wherever they are.</summary>
    public LinkAsking Asking { get; }

    public bool HasUpper => false;

    public bool SharesTree => true;

    /// <summary>The engine asks here for whatever it does not have itself.</summary>
    public bool IsHosted(string instance) => false;

    public void Send(Message message)
    {
        if (!node.Hosts.HasHost(message.To.Instance))
        {
            return;
        }

        // Nobody waits; what is lost is said again.
        node.Grain(message.To).ReceiveAsync(new(MessageCodec.Encode(message))).Ignore();
    }

    public async ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken)
    {
        if (node.Engine.IsActive(id))
        {
            return Embedded.TreeRules.NodeOf(node.Engine.Find(id));
        }

        if (!node.Hosts.HasHost(id.Instance))
        {
            return node.Hosts.IsOurs(id.Instance) ? throw new CommitteeAwayException(id, RetryAfter) : null;
        }

        return await Asking
            .AskAsync(
                id,
                AskKind.TreeNode,
                null,
                Codec.Wire.TreeNode.Parser,
                found => CommitteeFromWire.Of(id, found),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async ValueTask<TimeSpan> PermitAsync(
        CommitteeId id,
        CommitteeEvent happened,
        CancellationToken cancellationToken
    )
    {
        var ask = new Codec.Wire.Ask
        {
            Kind = AskKind.Permit,
            Committee = id.ToString(),
            Body = new Codec.Wire.PermitAsked { Event = CommitteeToWire.Of(happened) }.ToByteString(),
        };
        var tree = grains.GetGrain<ITreeGrain>(ITreeGrain.Key);
        var reply =
            await TryAsync(ask, bytes => tree.PermitAsync(bytes), () => true, node.AskPatience, cancellationToken)
                .ConfigureAwait(false)
            ?? throw new FederationBusyException(RetryAfter, "Whoever permits moves in this cluster does not answer");
        return reply.Status.Length == 0
            ? TimeSpan.FromMilliseconds(
                WireBytes.Read(reply.Body.Span, Codec.Wire.Permit.Parser, permit => permit.Patience, "A permit")
            )
            : throw LinkAsking.FaultOf(id, reply);
    }

    public async ValueTask<CommitteeId?> RootAsync(CancellationToken cancellationToken)
    {
        foreach (var (silo, _) in node.Hosts.Known)
        {
            if (silo != node.Hosts.Self && await node.Hosts.Grain(silo).RootAsync() is { } root)
            {
                return CommitteeId.Parse(root);
            }
        }

        return null;
    }

    /// <summary>
    /// Has a committee's grain answer; null where no node can. Everything that is asked or written may be said twice:
    /// questions change nothing, and what is written carries its own key.
    /// </summary>
    public ValueTask<Codec.Wire.Reply?> RouteAsync(
        Codec.Wire.Ask ask,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var id = CommitteeId.Parse(ask.Committee);
        return node.Hosts.HasHost(id.Instance)
            ? TryAsync(
                ask,
                bytes => node.Grain(id).AskAsync(bytes),
                () => node.Hosts.HasHost(id.Instance),
                patience,
                cancellationToken
            )
            : new(node.Hosts.IsOurs(id.Instance) ? null : ReplyStatus.Of(ask.Id, ReplyStatus.UnknownCommittee));
    }

    private async ValueTask<Codec.Wire.Reply?> TryAsync(
        Codec.Wire.Ask ask,
        Func<Immutable<byte[]>, Task<Immutable<byte[]>>> call,
        Func<bool> isWorthIt,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var bytes = new Immutable<byte[]>(ask.ToByteArray());
        // A question may wait for something new for as long as the other side is patient; then for the way back.
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(patience * 2);
        while (true)
        {
            try
            {
                var reply = await call(bytes).WaitAsync(enough.Token).ConfigureAwait(false);
                return WireBytes.Read(reply.Value, Codec.Wire.Reply.Parser, message => message, "An answer");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception gone) when (gone is OrleansException or TimeoutException or JournalUnavailableException)
            {
                // The node has gone, or is about to have the committee: somebody else will, in a moment, if there is
                // anybody else.
                if (!isWorthIt())
                {
                    return null;
                }

                if (gone is JournalUnavailableException || enough.IsCancellationRequested)
                {
                    return ReplyStatus.Of(ask.Id, ReplyStatus.Unavailable);
                }

                try
                {
                    await Task.Delay(AgainAfter, node.Clock, enough.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    return null;
                }
            }
        }
    }
}
