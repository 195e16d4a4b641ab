using Federation.Core.Identity;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Queries;
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
        var page = await node.SearchAsync(asked, CancellationToken.None);
        return new(CommitteeToWire.Of(page).ToByteArray());
    }

    public Task<Immutable<byte[]>?> LastKnownAsync(string committee, Immutable<byte[]> request)
    {
        var id = CommitteeId.Parse(committee);
        var asked = WireBytes.Read(request.Value, Codec.Wire.FigureRequest.Parser, FigureFromWire.Of, "A question");
        var known = node.Engine.UpperOf(id) is { } upper ? LastKnown.Figure(upper, id, asked) : null;
        return Task.FromResult<Immutable<byte[]>?>(known is null ? null : new(FigureToWire.Of(known).ToByteArray()));
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

    public Task LearnAsync(string silo, NodeProfile profile)
    {
        node.Hosts.Learn(SiloAddress.FromParsableString(silo), profile);
        return Task.CompletedTask;
    }

    public Task SendAbroadAsync(Immutable<byte[]> message)
    {
        node.Links?.Send(message.Value);
        return Task.CompletedTask;
    }

    public async Task<Immutable<byte[]>> AskAbroadAsync(Immutable<byte[]> ask)
    {
        var asked = WireBytes.Read(ask.Value, Codec.Wire.Ask.Parser, message => message, "A question");
        var reply = node.Links is { } links
            ? await links.AskAsync(asked, CancellationToken.None)
            : ReplyStatus.Of(asked.Id, ReplyStatus.Away);
        return new(reply.ToByteArray());
    }

    public Task<string[]> NeighboursAsync() => Task.FromResult<string[]>([.. node.Engine.Neighbours]);

    public Task CompareAsync(string[] instances)
    {
        node.Engine.Compare(instances.Contains);
        return Task.CompletedTask;
    }

    public Task<string[]> PutBackAsync() => Task.FromResult<string[]>([.. node.Engine.PutBack]);

    public async Task<string[]?> ChangedAsync(string watcher) =>
        await node.Watchers.ChangedAsync(watcher) is { } changed ? [.. changed.Select(id => id.ToString())] : null;
}
