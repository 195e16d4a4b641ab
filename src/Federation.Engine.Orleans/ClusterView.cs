using Federation.Engine.Clustered.Wire;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered;

/// <summary>Asks every node how it does, and puts it together.</summary>
internal sealed class ClusterView(ClusterNode node, ClusterKeeper keeper) : ICluster
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public event Action<Core.Identity.CommitteeId, Exception> Faulted
    {
        add => node.Engine.Faulted += value;
        remove => node.Engine.Faulted -= value;
    }

    public bool IsReady => keeper.IsReady;

    public bool IsMember(string name) => node.Hosts.IsMember(name);

    public async ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var asked = node.Hosts.Known.Select(async known =>
            (Silo: known.Key, Profile: known.Value, State: await StateAsync(known.Key, cancellationToken))
        );
        var nodes = (await Task.WhenAll(asked)).OrderBy(n => n.Profile.Name, StringComparer.Ordinal).ToList();
        var versions = nodes
            .SelectMany(n => n.State?.Held ?? [])
            .GroupBy(held => (held.Child, held.Holder))
            .ToDictionary(held => held.Key, held => held.First().Version);
        var instances = nodes.SelectMany(n => n.Profile.Instances).Distinct().Order(StringComparer.Ordinal);
        return new(
            [.. nodes.Select(n => Of(n.Silo, n.Profile, n.State))],
            [.. instances.Select(name => Of(name, [.. nodes.Select(n => (n.Profile, n.State))], versions))]
        );
    }

    public async ValueTask<bool> DrainAsync(string name, CancellationToken cancellationToken)
    {
        var found = node.Hosts.Known.Where(known => known.Value.Name == name).Select(known => known.Key).ToList();
        if (found is not [var silo, ..])
        {
            return false;
        }

        try
        {
            var told = node.Hosts.Grain(silo).DrainAsync();
            await told.WaitAsync(node.AskPatience, node.Clock, cancellationToken);
            return true;
        }
        catch (Exception silent) when (silent is OrleansException or TimeoutException)
        {
            throw new FederationBusyException(RetryAfter, $"Node '{name}' does not answer");
        }
    }

    private async Task<NodeState?> StateAsync(SiloAddress silo, CancellationToken cancellationToken)
    {
        try
        {
            var state = node.Hosts.Grain(silo).StateAsync();
            return await state.WaitAsync(node.AskPatience, node.Clock, cancellationToken);
        }
        catch (Exception silent) when (silent is OrleansException or TimeoutException)
        {
            return null;
        }
    }

    private static ClusterNodeStatus Of(SiloAddress silo, NodeProfile profile, NodeState? state)
    {
        var fault = state?.Faults.MaxBy(f => f.At);
        return new(
            profile.Name,
            silo.Endpoint.ToString(),
            state is null ? "silent"
                : profile.IsLeaving ? "leaving"
                : "active",
            profile.Version,
            [.. profile.Instances],
            state?.Committees.Values.Sum() ?? 0,
            state?.Closed ?? 0,
            fault?.What,
            fault?.At
        );
    }

    private static ClusterInstanceStatus Of(
        string name,
        IReadOnlyList<(NodeProfile Profile, NodeState? State)> nodes,
        Dictionary<(string Child, string Holder), string> versions
    )
    {
        var tops = nodes.SelectMany(n => n.State?.Tops ?? []).Where(top => InstanceOf(top.Committee) == name);
        var behind = tops.Where(top => IsBehind(top, versions)).ToList();
        return new(
            name,
            [.. nodes.Where(n => n.Profile.Instances.Contains(name)).Select(n => n.Profile.Name)],
            nodes.FirstOrDefault(n => n.State?.Journals.Contains(name) == true).Profile?.Name,
            nodes.Sum(n => n.State?.Committees.GetValueOrDefault(name) ?? 0),
            behind.Count > 0,
            behind.Count > 0 ? behind.Min(top => top.ChangedAt) : null,
            nodes.SelectMany(n => n.State?.Faults ?? []).Where(f => f.Instance == name).MaxBy(f => f.At)?.What
        );
    }

    private static bool IsBehind(NodeState.Top top, Dictionary<(string Child, string Holder), string> versions) =>
        VersionStamp.TryParse(top.Version, out var shown)
        && (
            !VersionStamp.TryParse(versions.GetValueOrDefault((top.Committee, top.Parent)), out var held)
            || held.CompareTo(shown) < 0
        );

    private static string InstanceOf(string committee) => Core.Identity.CommitteeId.Parse(committee).Instance;
}
