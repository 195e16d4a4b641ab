using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Clustered.Grains;
using Federation.Engine.Clustered.Placement;
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

    public bool HasUpper => node.Hosts.HasUpper;

    public bool SharesTree => true;

    /// <summary>The engine asks here for whatever it does not have itself.</summary>
    public bool IsHosted(string instance) => false;

    public void Send(Message message)
    {
        // Nobody waits; what is lost is said again.
        switch (node.Hosts.WayTo(message.To.Instance))
        {
            case WayKind.Hosted:
                ClusterTelemetry.Said(message.GetType().Name);
                node.Grain(message.To).ReceiveAsync(new(MessageCodec.Encode(message))).Ignore();
                break;
            case WayKind.Linked when node.Hosts.Gateway is { } gateway:
                node.Hosts.Grain(gateway).SendAbroadAsync(new(MessageCodec.Encode(message))).Ignore();
                break;
            default:
                break;
        }
    }

    public async ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken)
    {
        if (node.Engine.IsActive(id))
        {
            return Embedded.TreeRules.NodeOf(node.Engine.Find(id));
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
        var reply =
            await PermitAsync(ask, cancellationToken).ConfigureAwait(false)
            ?? throw new FederationBusyException(RetryAfter, "Whoever permits moves does not answer");
        return reply.Status.Length == 0
            ? TimeSpan.FromMilliseconds(
                WireBytes.Read(reply.Body.Span, Codec.Wire.Permit.Parser, permit => permit.Patience, "A permit")
            )
            : throw LinkAsking.FaultOf(id, reply);
    }

    /// <summary>
    /// Asked of whoever is at the top: it alone sees all moves, those within the cluster as those between others.
    /// </summary>
    private ValueTask<Codec.Wire.Reply?> PermitAsync(Codec.Wire.Ask ask, CancellationToken cancellationToken)
    {
        if (HasUpper)
        {
            return AskAbroadAsync(ask, () => true, node.AskPatience, cancellationToken);
        }

        var tree = grains.GetGrain<ITreeGrain>(ITreeGrain.Key);
        return TryAsync(ask, bytes => tree.PermitAsync(bytes), () => true, node.AskPatience, cancellationToken);
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
        bool IsReached(WayKind by) => node.Hosts.WayTo(id.Instance) == by;
        return node.Hosts.WayTo(id.Instance) switch
        {
            WayKind.Hosted => TryAsync(
                ask,
                bytes => AskAsync(id, ask.Kind, bytes),
                () => IsReached(WayKind.Hosted),
                patience,
                cancellationToken
            ),
            WayKind.Linked => AskAbroadAsync(ask, () => IsReached(WayKind.Linked), patience, cancellationToken),
            WayKind.Unknown => new(ReplyStatus.Of(ask.Id, ReplyStatus.UnknownCommittee)),
            _ => new((Codec.Wire.Reply?)null),
        };
    }

    private async Task<Immutable<byte[]>> AskAsync(CommitteeId id, string kind, Immutable<byte[]> ask)
    {
        async Task<byte[]> GrainAsync(byte[] bytes) => (await node.Grain(id).AskAsync(new(bytes))).Value;
        if (node.Engine.IsActive(id))
        {
            return new(await GrainAsync(ask.Value));
        }

        ClusterTelemetry.Said(kind);
        return new(
            kind == AskKind.Figure ? await node.Kept.AskAsync(id, ask.Value, GrainAsync) : await GrainAsync(ask.Value)
        );
    }

    /// <summary>Has the node with the links ask another installation; null where it is away.</summary>
    private ValueTask<Codec.Wire.Reply?> AskAbroadAsync(
        Codec.Wire.Ask ask,
        Func<bool> isWorthIt,
        TimeSpan patience,
        CancellationToken cancellationToken
    ) =>
        TryAsync(
            ask,
            bytes =>
                node.Hosts.Gateway is { } gateway
                    ? node.Hosts.Grain(gateway).AskAbroadAsync(bytes)
                    : throw new SiloUnavailableException("The node with the links is away"),
            () => node.Hosts.Gateway is not null && isWorthIt(),
            patience,
            cancellationToken
        );

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
