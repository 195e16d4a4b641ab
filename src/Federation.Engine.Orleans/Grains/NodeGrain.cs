using Federation.Engine.Clustered.Placement;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Codec;
using Google.Protobuf;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>Answers for the node that it is placed on.</summary>
[OnNode]
[KeepAlive]
internal sealed class NodeGrain(ClusterNode node) : Grain, INodeGrain
{
    public Task<NodeProfile> ProfileAsync() => Task.FromResult(node.Profile);

    public Task<NodeState> StateAsync() => Task.FromResult(node.State());

    public async Task<Immutable<byte[]>> SearchAsync(Immutable<byte[]> query)
    {
        var asked = WireBytes.Read(query.Value, Codec.Wire.DirectoryAsked.Parser, CommitteeFromWire.Of, "A question");
        var page = await node.Engine.SearchAsync(asked, CancellationToken.None);
        return new(CommitteeToWire.Of(page).ToByteArray());
    }

    public Task<string?> RootAsync() => Task.FromResult(node.RootHere()?.ToString());

    public Task LeavingAsync(string silo)
    {
        node.Hosts.Leaves(SiloAddress.FromParsableString(silo));
        return Task.CompletedTask;
    }

    public Task DrainAsync()
    {
        node.BeginToLeave();
        return Task.CompletedTask;
    }
}
