using System.Collections.Concurrent;
using Federation.Engine.Agents;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Messages;
using Federation.Engine.Queries;
using Microsoft.Extensions.Logging;

namespace Federation.Engine.Clustered;

/// <summary>
/// The links of the cluster, on the node that has them: what nodes say to other installations goes out here, and what
/// these say goes to whichever node has the committee. To them the cluster is one installation.
/// </summary>
internal sealed partial class ClusterLinks : ILinkHost, IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PutBackEvery = TimeSpan.FromSeconds(5);

    private readonly ClusterNode node;
    private readonly LinkHub hub;
    private readonly ILogger log;
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentDictionary<SiloAddress, NodeProfile> told = new();
    private readonly SemaphoreSlim wanted = new(0, 1);
    private volatile IReadOnlySet<string> putBack = new HashSet<string>();
    private Task telling = Task.CompletedTask;
    private int disposed;

    public ClusterLinks(ClusterNode node, LinkHub hub, ILogger log)
    {
        this.node = node;
        this.hub = hub;
        this.log = log;
        hub.Attach(this, node.Federation);
    }

    /// <summary>What the other nodes have to know of the links.</summary>
    public LinkSaid Said
    {
        get
        {
            var below = hub.Below;
            return new(
                [.. below.Select(one => one.Instance)],
                [.. below.Where(one => one.IsUp).Select(one => one.Instance)],
                hub.HasUpper,
                hub.IsUpperUp
            );
        }
    }

    ITree ILinkHost.Tree => node.Elsewhere;

    public IReadOnlySet<string> PutBack => putBack;

    public CommitteeView? UpperOf(Core.Identity.CommitteeId child) => node.Engine.UpperOf(child);

    /// <summary>Tells the other nodes how the links are, whenever that changes.</summary>
    public void Start()
    {
        hub.Changed += Want;
        telling = TellAsync();
    }

    /// <summary>Takes what a link says to a committee here, unless it speaks for one that is here, too.</summary>
    public void Deliver(Message message)
    {
        if (!node.Hosts.HasHost(message.From.Instance))
        {
            node.Engine.Deliver(message);
        }
    }

    public void Compare(Func<string, bool> instances)
    {
        node.Engine.Compare(instances);
        foreach (var silo in node.Hosts.Others(NodeWire.Links))
        {
            // Where it is not heard, committees compare by themselves after a while.
            CompareAsync(silo, instances).Ignore();
        }
    }

    /// <summary>Carries what a committee of the cluster says.</summary>
    public void Send(byte[] message) => hub.Send(MessageCodec.Decode(message));

    /// <summary>Asks another installation for a node.</summary>
    public ValueTask<Codec.Wire.Reply> AskAsync(Codec.Wire.Ask ask, CancellationToken cancellationToken) =>
        hub.PassAsync(ask, node.AskPatience, cancellationToken);

    /// <summary>What installations below know of committees that are looked for, as far as they say it soon.</summary>
    public async ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await hub.SearchAsync(query, cancellationToken)
                .AsTask()
                .WaitAsync(node.AskPatience / 2, node.Clock, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new([], false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        hub.Changed -= Want;
        await ended.CancelAsync();
        await telling;
        ended.Dispose();
        wanted.Dispose();
    }

    private void Want()
    {
        try
        {
            wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is wanted already.
        }
        catch (ObjectDisposedException)
        {
            // The node stops.
        }
    }

    private async Task CompareAsync(SiloAddress silo, Func<string, bool> instances)
    {
        var grain = node.Hosts.Grain(silo);
        string[] concerned = [.. (await grain.NeighboursAsync()).Where(instances)];
        if (concerned.Length > 0)
        {
            await grain.CompareAsync(concerned);
        }
    }

    private async Task TellAsync()
    {
        var lookedAt = node.Clock.GetTimestamp();
        try
        {
            while (!ended.IsCancellationRequested)
            {
                var mine = node.Profile;
                node.Hosts.Learn(node.Hosts.Self, mine);
                await EachAsync(silo => TellAsync(silo, mine));
                if (node.Clock.GetElapsedTime(lookedAt) >= PutBackEvery)
                {
                    lookedAt = node.Clock.GetTimestamp();
                    await LookAsync();
                }

                await wanted.WaitAsync(LookEvery, ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task TellAsync(SiloAddress silo, NodeProfile mine)
    {
        if (told.TryGetValue(silo, out var before) && IsSame(before, mine))
        {
            return;
        }

        await node.Hosts.Grain(silo).LearnAsync(node.Hosts.Self.ToParsableString(), mine);
        told[silo] = mine;
    }

    private async Task LookAsync()
    {
        var all = new ConcurrentBag<string>(node.Engine.PutBack);
        await EachAsync(async silo =>
        {
            foreach (var instance in await node.Hosts.Grain(silo).PutBackAsync())
            {
                all.Add(instance);
            }
        });
        putBack = all.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Does something with each other node; who does not answer in time is tried another time.</summary>
    private Task EachAsync(Func<SiloAddress, Task> does) =>
        Task.WhenAll(
            node.Hosts.Others(NodeWire.Links)
                .Select(async silo =>
                {
                    try
                    {
                        await does(silo).WaitAsync(node.AskPatience, node.Clock, ended.Token);
                    }
                    catch (Exception later) when (later is OrleansException or TimeoutException)
                    {
                        LogLater(silo.ToString(), later.Message);
                    }
                })
        );

    private static bool IsSame(NodeProfile one, NodeProfile other) =>
        one.IsLeaving == other.IsLeaving
        && one.Links is { } a
        && other.Links is { } b
        && a.Below.SequenceEqual(b.Below)
        && a.Up.SequenceEqual(b.Up)
        && a.IsUpperUp == b.IsUpperUp;

    [LoggerMessage(LogLevel.Debug, "{Node} could not be told how the links are, and will be: {Why}")]
    private partial void LogLater(string node, string why);
}
