using System.Collections.Concurrent;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Google.Protobuf;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered;

/// <summary>The committees of all instances of a cluster, as any of its nodes sees them.</summary>
internal sealed class ClusterFederation : IFederation
{
    private const int SeenMax = 20_000;

    private readonly ClusterNode node;
    private readonly LinkMemory memory;
    private readonly ConcurrentDictionary<CommitteeId, bool> seen = new();

    public ClusterFederation(ClusterNode node)
    {
        this.node = node;
        memory = new(node.Engine.UpperOf, new(), node.Clock, _ => { });
    }

    public string Engine => "orleans";

    public Catalogue Catalogue => node.Engine.Catalogue;

    public IReadOnlyList<string> Instances =>
        [
            .. node
                .Hosts.Known.Where(known => known.Key != node.Hosts.Self)
                .SelectMany(known => known.Value.Instances)
                .Concat(node.Engine.Instances)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public ICommittee Committee(CommitteeId id) => new ClusterCommittee(id, node, memory);

    public ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    ) => Committee(id).RecordAsync(established, actor, cancellationToken);

    public ValueTask<bool> TryEstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        CancellationToken cancellationToken
    ) => Committee(id).TryRecordAsync(established, cancellationToken);

    public async ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken)
    {
        var asked = new Immutable<byte[]>(CommitteeToWire.Of(query).ToByteArray());
        var others = node
            .Hosts.Known.Where(other => other.Key != node.Hosts.Self)
            .Select(other => SearchAsync(other.Key, asked, cancellationToken));
        var here = await node.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        var pages = (await Task.WhenAll(others).ConfigureAwait(false)).Append(here).ToList();
        // One that is moving may be found twice, or by nobody for a moment.
        var all = pages.SelectMany(page => page.Entries).DistinctBy(e => e.Id).OrderBy(entry => entry.Id).ToList();
        foreach (var entry in all.TakeWhile(_ => seen.Count < SeenMax))
        {
            seen.TryAdd(entry.Id, true);
        }

        return new([.. all.Take(query.Limit)], pages.Any(page => page.HasMore) || all.Count > query.Limit);
    }

    public Absence? AbsenceOf(CommitteeId id)
    {
        var way = node.Engine.IsActive(id) ? WayKind.Hosted : node.Hosts.WayTo(id.Instance);
        if (way is WayKind.Hosted or WayKind.Unknown || (way == WayKind.Linked && node.Hosts.IsLinkUp(id.Instance)))
        {
            return null;
        }

        // Of those further below, an installation is heard through the committee that it is named after.
        var top = CommitteeId.Parse(id.Instance);
        var upper = node.Engine.UpperOf(id);
        var heard = (upper ?? node.Engine.UpperOf(top))?.Contacts.Find(upper is null ? top : id)?.LastHeard;
        return new(upper?.State.Id, heard);
    }

    /// <summary>Among those that are here, and those of other nodes that were found before.</summary>
    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id)
    {
        var near = Core.Input.Nearest.To(id.ToString(), seen.Keys.Select(known => known.ToString()));
        return [.. near.Select(CommitteeId.Parse).Concat(node.Engine.Nearest(id)).Distinct()];
    }

    /// <summary>A figure of a committee that is away, as somebody on another node holds it; null for nobody.</summary>
    internal async ValueTask<FigureReply?> LastKnownAsync(
        CommitteeId id,
        FigureRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = new Immutable<byte[]>(FigureToWire.Of(request).ToByteArray());
        var others = node
            .Hosts.Others(NodeWire.Links)
            .Select(other => LastKnownAsync(other, id, asked, cancellationToken));
        var known = await Task.WhenAll(others).ConfigureAwait(false);
        return known.FirstOrDefault(reply => reply is not null);
    }

    private async Task<FigureReply?> LastKnownAsync(
        SiloAddress silo,
        CommitteeId id,
        Immutable<byte[]> request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var known = await node
                .Hosts.Grain(silo)
                .LastKnownAsync(id.ToString(), request)
                .WaitAsync(node.AskPatience, node.Clock, cancellationToken)
                .ConfigureAwait(false);
            return known is { Value: var bytes }
                ? WireBytes.Read(bytes, Codec.Wire.FigureReply.Parser, FigureFromWire.Of, "An answer")
                : null;
        }
        catch (Exception away) when (away is OrleansException or TimeoutException)
        {
            return null;
        }
    }

    private async Task<DirectoryPage> SearchAsync(
        SiloAddress silo,
        Immutable<byte[]> query,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var found = await node
                .Hosts.Grain(silo)
                .SearchAsync(query)
                .WaitAsync(node.AskPatience, node.Clock, cancellationToken)
                .ConfigureAwait(false);
            return WireBytes.Read(found.Value, Codec.Wire.Directory.Parser, CommitteeFromWire.Of, "An answer");
        }
        catch (Exception away) when (away is OrleansException or TimeoutException)
        {
            // Its committees are away: what is found is what can be reached.
            return new([], false);
        }
    }
}
