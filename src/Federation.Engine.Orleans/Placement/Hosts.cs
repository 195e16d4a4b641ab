using System.Collections.Concurrent;
using Federation.Engine.Clustered.Grains;
using Federation.Engine.Clustered.Wire;
using Microsoft.Extensions.Logging;

namespace Federation.Engine.Clustered.Placement;

/// <summary>
/// Which nodes there are and what each hosts, as this node knows it: the membership says who is active, each says
/// itself what it hosts. A node of which that is not known yet is asked until it is.
/// </summary>
internal sealed partial class Hosts(
    IClusterMembershipService membership,
    ILocalSiloDetails local,
    IGrainFactory grains,
    ClusterSettings settings,
    TimeProvider clock,
    ILogger<Hosts> log
) : IAsyncDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly ILogger log = log;
    private readonly ConcurrentDictionary<SiloAddress, NodeProfile> known = new();
    private readonly ConcurrentDictionary<SiloAddress, Task> learning = new();
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ended = new();
    private Task watching = Task.CompletedTask;
    private volatile LinkSaid? links;
    private int disposed;

    /// <summary>Told whenever something is known that was not; with the nodes that came and those that went.</summary>
    public event Action<IReadOnlyCollection<NodeProfile>>? Changed;

    /// <summary>This node's silo.</summary>
    public SiloAddress Self => local.SiloAddress;

    /// <summary>The active nodes that are known.</summary>
    public IEnumerable<KeyValuePair<SiloAddress, NodeProfile>> Known => known;

    /// <summary>The other active nodes that understand a version of what nodes say to each other.</summary>
    public IEnumerable<SiloAddress> Others(int wire) =>
        known.Where(node => node.Key != Self && node.Value.Wire >= wire).Select(node => node.Key);

    /// <summary>Begins to watch; this node knows itself at once.</summary>
    public void Start(NodeProfile self)
    {
        Take(Self, self);
        watching = WatchAsync();
    }

    /// <summary>Whether a node of that name is in the cluster, on its way in or out included.</summary>
    public bool IsMember(string name) =>
        membership.CurrentSnapshot.Members.Values.Any(member =>
            member.Name == name && member.Status is not (SiloStatus.Dead or SiloStatus.None)
        );

    /// <summary>Whether any node hosts an instance now.</summary>
    public bool HasHost(string instance) => known.Values.Any(node => node.Instances.Contains(instance));

    /// <summary>
    /// Whether an instance is one of the cluster's, whoever hosts it now: one that was given to it before this node
    /// started, or has been seen since.
    /// </summary>
    public bool IsOurs(string instance) => settings.Given.Contains(instance) || seen.ContainsKey(instance);

    /// <summary>
    /// Whether an installation is above the cluster; known to whoever starts while the node with the link is away.
    /// </summary>
    public bool HasUpper => (links?.HasUpper).GetValueOrDefault(settings.HasUpper);

    /// <summary>The node that has the links to other installations; null where there is none now.</summary>
    public SiloAddress? Gateway => known.FirstOrDefault(node => node.Value.Links is not null).Key;

    /// <summary>How an instance is reached.</summary>
    public WayKind WayTo(string instance)
    {
        if (HasHost(instance))
        {
            return WayKind.Hosted;
        }

        var isThere = Gateway is not null;
        var said = links;
        // One that has moved away from the cluster to an installation below is enrolled there by an operator.
        if (said?.Below.Contains(instance) == true)
        {
            return isThere ? WayKind.Linked : WayKind.Cut;
        }

        if (IsOurs(instance))
        {
            return WayKind.Nobody;
        }

        if (said is null)
        {
            return settings.HasLinks ? WayKind.Nobody : WayKind.Unknown;
        }

        return !said.HasUpper ? WayKind.Unknown
            : isThere ? WayKind.Linked
            : WayKind.Cut;
    }

    /// <summary>Whether the link to an instance of another installation is up.</summary>
    public bool IsLinkUp(string instance) => Gateway is not null && links?.AreUpTo(instance) == true;

    /// <summary>The node that is to have a key, among some; null where nobody hosts its instance.</summary>
    public SiloAddress? Choose(string key, IReadOnlyCollection<SiloAddress> among)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var instance = dot < 0 ? key : key[..dot];
        var hosts = known.Where(node => node.Value.Instances.Contains(instance) && among.Contains(node.Key)).ToList();
        // Where everybody is leaving, whoever leaves last serves to the end.
        var staying = hosts.Where(node => !node.Value.IsLeaving).ToList();
        return Rendezvous.Choose(
            key,
            (staying.Count > 0 ? staying : hosts).Select(node => node.Key),
            silo => silo.ToParsableString()
        );
    }

    /// <summary>The same among all nodes that are known.</summary>
    public SiloAddress? Choose(string key) => Choose(key, [.. known.Keys]);

    /// <summary>A node takes no committees any more.</summary>
    public void Leaves(SiloAddress silo)
    {
        if (known.TryGetValue(silo, out var profile) && !profile.IsLeaving)
        {
            known[silo] = profile with { IsLeaving = true };
            Changed?.Invoke([profile]);
        }
    }

    /// <summary>A node says something new of itself.</summary>
    public void Learn(SiloAddress silo, NodeProfile profile)
    {
        if (silo == Self || IsActive(membership.CurrentSnapshot, silo))
        {
            var before = known.GetValueOrDefault(silo);
            Take(silo, profile with { IsLeaving = profile.IsLeaving || before is { IsLeaving: true } });
            if (before is null)
            {
                Changed?.Invoke([profile]);
            }
        }
    }

    /// <summary>The grain of a node.</summary>
    public INodeGrain Grain(SiloAddress silo) => grains.GetGrain<INodeGrain>(silo.ToParsableString());

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await ended.CancelAsync();
        await watching;
        await Task.WhenAll(learning.Values);
        ended.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(ended.Token))
            {
                Take(snapshot);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private void Take(ClusterMembershipSnapshot snapshot)
    {
        var gone = new List<NodeProfile>();
        foreach (var (silo, _) in known)
        {
            if (silo != Self && !IsActive(snapshot, silo) && known.TryRemove(silo, out var profile))
            {
                gone.Add(profile);
            }
        }

        foreach (var silo in snapshot.Members.Keys.Where(silo => IsActive(snapshot, silo)))
        {
            if (!known.ContainsKey(silo))
            {
                _ = learning.GetOrAdd(silo, LearnAsync);
            }
        }

        if (gone.Count > 0)
        {
            Changed?.Invoke(gone);
        }
    }

    private void Take(SiloAddress silo, NodeProfile profile)
    {
        known[silo] = profile;
        links = profile.Links ?? links;
        foreach (var instance in profile.Instances)
        {
            seen.TryAdd(instance, true);
        }
    }

    private async Task LearnAsync(SiloAddress silo)
    {
        await Task.Yield();
        try
        {
            while (!ended.IsCancellationRequested && IsActive(membership.CurrentSnapshot, silo))
            {
                try
                {
                    var profile = await Grain(silo).ProfileAsync().WaitAsync(settings.AskPatience, clock, ended.Token);
                    Take(silo, profile);
                    LogKnown(profile.Name, string.Join(", ", profile.Instances));
                    Changed?.Invoke([profile]);
                    return;
                }
                catch (Exception later) when (later is OrleansException or TimeoutException)
                {
                    await Task.Delay(AskAgainAfter, clock, ended.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The node stops.
        }
        finally
        {
            learning.TryRemove(silo, out _);
        }
    }

    private static bool IsActive(ClusterMembershipSnapshot snapshot, SiloAddress silo) =>
        snapshot.Members.TryGetValue(silo, out var member) && member.Status == SiloStatus.Active;

    [LoggerMessage(LogLevel.Information, "Node {Name} is in the cluster, with {Instances}")]
    private partial void LogKnown(string name, string instances);
}
