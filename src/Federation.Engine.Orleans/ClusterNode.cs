using System.Collections.Concurrent;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Agents;
using Federation.Engine.Clustered.Grains;
using Federation.Engine.Clustered.Keeping;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Clustered.Store;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Codec;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Federation.Engine.Clustered;

/// <summary>
/// One node: the committees that the cluster has placed here run in the engine of one process; what is placed elsewhere
/// is reached through its grain.
/// </summary>
internal sealed partial class ClusterNode : IAsyncDisposable
{
    private readonly ClusterSettings settings;
    private readonly InstanceStore store;
    private readonly IGrainFactory grains;
    private readonly ILogger log;
    private readonly ConcurrentDictionary<CommitteeId, Action> endings = new();
    private readonly ConcurrentDictionary<string, NodeState.Fault> faults = new(StringComparer.Ordinal);
    private int disposed;

    public ClusterNode(
        Catalogue catalogue,
        InstanceStore store,
        ClusterSettings settings,
        AgentLimits limits,
        Hosts hosts,
        IGrainFactory grains,
        TimeProvider clock,
        ILogger<ClusterNode> log,
        LinkHub? links = null
    )
    {
        this.settings = settings;
        this.store = store;
        this.grains = grains;
        this.log = log;
        Limits = limits;
        Hosts = hosts;
        Clock = clock;
        Elsewhere = new(this, grains);
        Engine = new(catalogue, new([], OpenAsync), clock, limits, Elsewhere);
        Engine.Faulted += Note;
        Engine.Superseded += id => endings.GetValueOrDefault(id)?.Invoke();
        Federation = new(this);
        Kept = new(hosts, clock);
        Watchers = new(Engine, clock);
        Links = links is null ? null : new(this, links, log);
    }

    /// <summary>The committees that are active here.</summary>
    public EmbeddedFederation Engine { get; }

    /// <summary>All committees of the cluster.</summary>
    public ClusterFederation Federation { get; }

    /// <summary>What is not active here, as the engine reaches it.</summary>
    public ClusterElsewhere Elsewhere { get; }

    /// <summary>Whose answers may be kept here, of those who are active on other nodes.</summary>
    public KeptAnswers Kept { get; }

    /// <summary>Which other nodes keep answers of committees here.</summary>
    public Watchers Watchers { get; }

    /// <summary>The links to other installations; null where another node has them, or nobody.</summary>
    public ClusterLinks? Links { get; }

    /// <summary>Who hosts what.</summary>
    public Hosts Hosts { get; }

    public AgentLimits Limits { get; }

    public TimeProvider Clock { get; }

    /// <summary>The instances whose journal is written by this node now.</summary>
    public ConcurrentDictionary<string, StoredInstance> Journals { get; } = new(StringComparer.Ordinal);

    /// <summary>Asked to leave, by an operator.</summary>
    public event Action? Leaving;

    /// <summary>A committee has begun here that belongs on another node, or one that belongs here has ended.</summary>
    public event Action? Displaced;

    /// <summary>What it says of itself.</summary>
    public NodeProfile Profile =>
        new(
            settings.Name,
            [.. settings.Instances.Order(StringComparer.Ordinal)],
            settings.Version,
            Volatile.Read(ref isLeaving) != 0,
            Links?.Said,
            NodeWire.Newest
        );

    private int isLeaving;

    public TimeSpan AskPatience => settings.AskPatience;

    public ICommitteeGrain Grain(CommitteeId id) => grains.GetGrain<ICommitteeGrain>(id.ToString());

    public IInstanceGrain InstanceGrain(string instance) => grains.GetGrain<IInstanceGrain>(instance);

    /// <summary>Opens an instance's storage, where its journal is to be written.</summary>
    public ValueTask<StoredInstance> OpenStoreAsync(string instance, CancellationToken cancellationToken) =>
        store.OpenAsync(instance, cancellationToken);

    /// <summary>Activates a committee here, where its journal knows it.</summary>
    /// <param name="id">The committee.</param>
    /// <param name="end">Ends this activation, where another has followed it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ActivateAsync(CommitteeId id, Action end, CancellationToken cancellationToken)
    {
        if (!settings.Instances.Contains(id.Instance))
        {
            throw new SiloUnavailableException($"This node does not host '{id.Instance}'");
        }

        endings[id] = end;
        if (await InstanceGrain(id.Instance).KnowsAsync(id.ToString()))
        {
            await Engine.ActivateAsync(id, cancellationToken);
            if (!IsHome(id))
            {
                // Whoever placed it here did not know yet of the node that is to have it.
                Displaced?.Invoke();
            }
        }
    }

    /// <summary>Ends what is active here of a committee.</summary>
    public async Task DeactivateAsync(CommitteeId id)
    {
        endings.TryRemove(id, out _);
        var wasActive = Engine.IsActive(id);
        await Engine.DeactivateAsync(id);
        if (wasActive && IsHome(id))
        {
            Displaced?.Invoke();
        }
    }

    /// <summary>Whether this is the node that is to have a committee, as far as is known here.</summary>
    public bool IsHome(CommitteeId id) => Equals(Hosts.Choose(id.ToString()), Hosts.Self);

    /// <summary>Takes what another committee's agent says to one that is placed here.</summary>
    public void Receive(CommitteeId id, byte[] message)
    {
        if (!Engine.IsActive(id))
        {
            return;
        }

        try
        {
            Engine.Deliver(MessageCodec.Decode(message));
        }
        catch (FormatException unknown)
        {
            // A newer node's, during an upgrade: it says so again, in words that this one knows, or is upgraded.
            Note(id, unknown);
        }
    }

    /// <summary>Answers what another node asks of a committee that is placed here, or writes it.</summary>
    public async ValueTask<byte[]> AnswerAsync(CommitteeId id, byte[] ask)
    {
        var asked = WireBytes.Read(ask, Codec.Wire.Ask.Parser, message => message, "A question");
        using var patience = new CancellationTokenSource(settings.AskPatience, Clock);
        // Before it is answered: from now on a change is told.
        var isWatched = asked.Kind == AskKind.Figure && IsWatched(id, ask);
        var reply = WriteKind.IsOne(asked.Kind)
            ? await WriteAnswering.AnswerAsync(this, id, asked)
            : await LinkAnswering.AnswerAsync(Engine, new Here(Engine), asked, patience.Token);
        var bytes = reply.ToByteArray();
        return isWatched
            ? [.. bytes, .. new Codec.Wire.Watched { By = Hosts.Self.ToParsableString() }.ToByteArray()]
            : bytes;
    }

    private bool IsWatched(CommitteeId id, byte[] ask) =>
        WireBytes.Read(ask, Codec.Wire.Watching.Parser, said => said.Watcher, "A question") is { Length: > 0 } watcher
        && Watchers.Watch(id, watcher);

    /// <summary>The root, where it is active here.</summary>
    public CommitteeId? RootHere() =>
        Engine.Active.FirstOrDefault(v => v.State.History is { Exists: true, Spans: [{ Parent: null }, ..] })?.State.Id;

    /// <summary>An operator wants this node to leave.</summary>
    public void BeginToLeave() => Leaving?.Invoke();

    /// <summary>Takes no committees any more.</summary>
    /// <returns>False where it did not before either.</returns>
    public bool TakeNoMore() => Interlocked.Exchange(ref isLeaving, 1) == 0;

    /// <summary>Who is looked for, among those who are active here, and those behind links of this node.</summary>
    public async ValueTask<Queries.DirectoryPage> SearchAsync(
        Queries.DirectoryQuery query,
        CancellationToken cancellationToken
    )
    {
        var here = await Engine.SearchAsync(query, cancellationToken);
        if (Links is null)
        {
            return here;
        }

        var below = await Links.SearchAsync(query, cancellationToken);
        var all = here.Entries.Concat(below.Entries).OrderBy(entry => entry.Id).ToList();
        return new([.. all.Take(query.Limit)], here.HasMore || below.HasMore || all.Count > query.Limit);
    }

    /// <summary>How it does.</summary>
    public NodeState State()
    {
        var active = Engine.Active.Where(v => v.State.History.Exists).ToList();
        bool IsTop(CommitteeView v) =>
            v.State.History.Spans is [.., { Parent: { } p }] && p.Instance != v.State.Id.Instance;
        var held =
            from view in active
            from contact in view.Contacts
            where contact.Key.Instance != view.State.Id.Instance
            let said = contact.Value
            select new NodeState.Holding(
                contact.Key.ToString(),
                view.State.Id.ToString(),
                said.Held.ToString(),
                said.LastHeard,
                said.IsAway
            );
        return new(
            active.CountBy(v => v.State.Id.Instance).ToDictionary(StringComparer.Ordinal),
            [.. Journals.Keys.Order(StringComparer.Ordinal)],
            active.Count(v => !v.IsGateOpen),
            [
                .. active
                    .Where(IsTop)
                    .Select(v => new NodeState.Top(
                        v.State.Id.ToString(),
                        v.State.History.Spans[^1].Parent!.ToString(),
                        v.Version.ToString(),
                        v.ChangedAt
                    )),
            ],
            [.. held],
            [.. faults.Values]
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await Kept.DisposeAsync();
            await Engine.DisposeAsync();
        }
    }

    private ValueTask<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken)
    {
        var at = new JournalPlace(this, instance);
        return new(new StoredInstance(new ClusterJournal(at), new ClusterSnapshots(at), new ClusterHoldings(at)));
    }

    private void Note(CommitteeId committee, Exception fault)
    {
        faults[committee.Instance] = new(committee.Instance, Clock.GetUtcNow(), $"{committee}: {fault.Message}");
        LogFault(fault, committee.ToString());
    }

    [LoggerMessage(LogLevel.Warning, "A turn of {Committee} failed; it is repeated or has told its caller")]
    private partial void LogFault(Exception fault, string committee);

    /// <summary>The tree as far as it is active here.</summary>
    private sealed class Here(EmbeddedFederation engine) : ITree
    {
        public ValueTask<Queries.TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken) =>
            new(TreeRules.NodeOf(engine.Find(id)));

        public ValueTask<TimeSpan> PermitAsync(
            CommitteeId id,
            Core.Committees.CommitteeEvent happened,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("Permits are the tree grain's");
    }
}
