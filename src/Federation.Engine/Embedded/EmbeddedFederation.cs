using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Agents;
using Federation.Engine.Codec;
using Federation.Engine.Link;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Embedded;

/// <summary>
/// The engine of one process: every committee of the hosted instances has a mailbox, parents hold their children's
/// own objects, and readers read published views without waiting for a turn.
/// </summary>
public sealed class EmbeddedFederation : IFederation, IOutbox, ILinkHost, IAsyncDisposable
{
    /// <summary>Snapshots that are written at once when everything stops: they share their commits.</summary>
    private const int SnapshotsAtOnce = 64;

    /// <summary>Committees that are put to rest in one second at most: their snapshots wait in memory.</summary>
    private const int RestsEach = 2_000;

    private readonly InstanceStore store;
    private readonly TimeProvider clock;
    private readonly AgentLimits limits;
    private readonly ConcurrentDictionary<CommitteeId, Mailbox> mailboxes = new();
    private readonly ConcurrentDictionary<string, StoredInstance> opened = new(StringComparer.Ordinal);
    private readonly TreeGate tree;
    private readonly IAbroad? abroad;
    private readonly Settling settling = new();
    private readonly CommitteeDirectory directory;
    private readonly ConcurrentQueue<Message> held = new();
    private readonly ConcurrentDictionary<string, bool> unwritable = new(StringComparer.Ordinal);
    private volatile bool isStarting;
    private int seconds;
    private ITimer? timer;

    /// <summary>An engine; <see cref="StartAsync"/> opens the instances.</summary>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="store">Where instances are kept.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">The limits of each committee.</param>
    /// <param name="abroad">What other installations host; null where everything is hosted here.</param>
    public EmbeddedFederation(
        Catalogue catalogue,
        InstanceStore store,
        TimeProvider clock,
        AgentLimits? limits = null,
        IAbroad? abroad = null
    )
    {
        Catalogue = catalogue;
        this.store = store;
        this.clock = clock;
        this.limits = limits ?? new();
        this.abroad = abroad;
        directory = new(Places);
        tree = new(PlaceOf, WakeAsync, abroad, this.limits, clock);
    }

    /// <summary>Something failed in a committee's turn; the protocol goes on.</summary>
    public event Action<CommitteeId, Exception>? Faulted;

    /// <inheritdoc/>
    public string Engine => "embedded";

    /// <inheritdoc/>
    public Catalogue Catalogue { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Instances => [.. opened.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    ITree ILinkHost.Tree => tree;

    /// <summary>
    /// How many committees have not compared with all their children since the start: 0 once ready.
    /// </summary>
    public int ClosedGates => mailboxes.Values.Count(m => !m.IsAtRest && m.View is not { IsGateOpen: true });

    /// <summary>How many committees are at rest: their figures are in their snapshots alone.</summary>
    public int AtRest => mailboxes.Values.Count(m => m.IsAtRest);

    /// <summary>
    /// Told of a committee of which another activation has begun elsewhere. With somebody to tell, it is not activated
    /// here again.
    /// </summary>
    public event Action<CommitteeId>? Superseded;

    /// <summary>
    /// Opens the instances. Who has something to compare, or is at the border of an instance, is activated from its
    /// journal; all others stay at rest until somebody wants something of them.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        isStarting = true;
        await Parallel
            .ForEachAsync(
                store.Existing,
                cancellationToken,
                async (instance, cancel) =>
                    opened[instance] = await store.OpenAsync(instance, cancel).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        await Parallel
            .ForEachAsync(
                opened.Values,
                cancellationToken,
                async (stored, cancel) => await BeginAsync(stored, cancel).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        isStarting = false;
        while (held.TryDequeue(out var message))
        {
            Send(message);
        }

        StartTicking();
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        foreach (var mailbox in mailboxes.Values.Where(m => !m.IsAtRest))
        {
            mailbox.PostTick();
        }

        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task BeginAsync(StoredInstance stored, CancellationToken cancellationToken)
    {
        var committees = await stored.Journal.CommitteesAsync(cancellationToken).ConfigureAwait(false);
        var program = ProgramMark.Of(Catalogue);
        var plan = await StartPlan.ReadAsync(stored, program, cancellationToken).ConfigureAwait(false);
        foreach (var place in plan.Places)
        {
            MailboxOf(place.Id).Rest(place);
        }

        var anew = committees.Where(id => !plan.Keeps(id)).Select(id => (Id: id, Place: (Place?)null));
        await Parallel
            .ForEachAsync(
                anew.Concat(plan.Resuming.Select(place => (place.Id, Place: (Place?)place))),
                cancellationToken,
                async (begins, cancel) =>
                    MailboxOf(begins.Id)
                        .Start(await WokenAsync(begins.Id, begins.Place, stored, cancel).ConfigureAwait(false))
            )
            .ConfigureAwait(false);
    }

    /// <summary>Lets time pass for whoever is hosted here, or will be.</summary>
    public void StartTicking()
    {
        var second = TimeSpan.FromSeconds(1);
        timer = clock.CreateTimer(_ => Tick(), null, second, second);
    }

    /// <summary>Whether a committee is active here now.</summary>
    public bool IsActive(CommitteeId id) => Find(id) is not null;

    /// <summary>The committees that are active here now.</summary>
    public IEnumerable<CommitteeView> Active => Views();

    /// <summary>Activates one committee here, from its journal, for whoever decides where committees are.</summary>
    public async Task ActivateAsync(CommitteeId id, CancellationToken cancellationToken)
    {
        var stored = await OpenAsync(id.Instance, cancellationToken).ConfigureAwait(false);
        var mailbox = new Mailbox(id, this, limits);
        mailbox.Start(await ActivateAsync(id, stored, cancellationToken).ConfigureAwait(false));
        mailboxes[id] = mailbox;
    }

    /// <summary>
    /// Ends a committee's activation here: what it has taken is done, its snapshot is written, it takes nothing more.
    /// </summary>
    public async Task DeactivateAsync(CommitteeId id)
    {
        if (!mailboxes.TryRemove(id, out var mailbox))
        {
            return;
        }

        await mailbox.CloseAsync().ConfigureAwait(false);
        try
        {
            await mailbox.SaveSnapshotAsync().ConfigureAwait(false);
        }
        catch (JournalUnavailableException unavailable)
        {
            // It only saves time.
            Report(id, unavailable);
        }

        mailbox.Leave();
    }

    /// <summary>
    /// What completes when what a committee answers from here is next replaced, or it goes; false where it is not
    /// active here.
    /// </summary>
    internal bool TryNextChange(CommitteeId id, [NotNullWhen(true)] out Task? next)
    {
        next = null;
        return mailboxes.TryGetValue(id, out var mailbox) && mailbox.TryNextChange(out next);
    }

    /// <summary>Waits until every message sent so far, and all that follows from it, has been taken in.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => settling.WhenIdleAsync(cancellationToken);

    /// <inheritdoc/>
    public ICommittee Committee(CommitteeId id) => new EmbeddedCommittee(id, this);

    /// <inheritdoc/>
    public ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        async ValueTask<WriteResult> RecordAsync(Action requirePermit)
        {
            var stored = await OpenAsync(id.Instance, cancellationToken).ConfigureAwait(false);
            var mailbox = MailboxOf(id);
            if (!mailbox.IsHere)
            {
                mailbox.Start(await ActivateAsync(id, stored, cancellationToken).ConfigureAwait(false));
            }

            return await RecordIn(mailbox, established, actor, requirePermit).ConfigureAwait(false);
        }

        return tree.RecordAsync(id, established, RecordAsync, Nodes, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryEstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        CancellationToken cancellationToken
    ) => tree.TryAsync(id, established, Nodes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        new(directory.Search(query));

    /// <inheritdoc/>
    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id) => directory.Nearest(id);

    /// <inheritdoc/>
    public void Send(Message message)
    {
        if (isStarting)
        {
            // To whom it goes may be activated only later: lost, it would be sent again only after a while, and until
            // then an upper that has not heard of a child would answer without it.
            held.Enqueue(message);
        }
        else if (mailboxes.TryGetValue(message.To, out var mailbox) && mailbox.IsHere)
        {
            mailbox.Post(message);
        }
        else if (abroad is not null && !abroad.IsHosted(message.To.Instance))
        {
            abroad.Send(message);
        }
    }

    /// <inheritdoc/>
    public CommitteeView? UpperOf(CommitteeId child) =>
        // One that it belongs to today knows more than one that it has left.
        Views()
            .Where(view => view.State.Children.Find(child) is not null)
            .MaxBy(view => view.State.Children.Find(child)!.Days is [.., var last] ? last.Until : DateOnly.MinValue);

    /// <inheritdoc/>
    public IReadOnlySet<string> PutBack =>
        Views()
            .SelectMany(view =>
                view.Contacts.Where(c => c.Value.IsForked)
                    .Select(c => c.Key.Instance)
                    .Concat(view.IsRefused ? [view.State.Id.Instance] : [])
            )
            .ToHashSet();

    /// <inheritdoc/>
    public void Deliver(Message message) => Send(message);

    /// <summary>The instances of those above and below whoever is active here.</summary>
    public IReadOnlySet<string> Neighbours =>
        Views().SelectMany(NeighboursOf).Select(other => other.Instance).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Compare(Func<string, bool> instances)
    {
        foreach (var mailbox in mailboxes.Values)
        {
            if (mailbox.View is { } view && NeighboursOf(view).Any(other => instances(other.Instance)))
            {
                mailbox.PostCompare(instances);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync().ConfigureAwait(false);
        }

        await settling.WhenIdleAsync(CancellationToken.None).ConfigureAwait(false);
        await Parallel
            .ForEachAsync(
                mailboxes.Values,
                new ParallelOptions { MaxDegreeOfParallelism = SnapshotsAtOnce },
                (mailbox, _) => SaveAsync(mailbox)
            )
            .ConfigureAwait(false);
        foreach (var stored in opened.Values)
        {
            await stored.Journal.DisposeAsync().ConfigureAwait(false);
        }

        tree.Dispose();
    }

    /// <summary>
    /// A snapshot only saves time: a full disk is no reason not to stop in order, nor to try for each committee.
    /// </summary>
    private async ValueTask SaveAsync(Mailbox mailbox)
    {
        try
        {
            if (!unwritable.ContainsKey(mailbox.Id.Instance))
            {
                await mailbox.SaveSnapshotAsync().ConfigureAwait(false);
            }
        }
        catch (JournalUnavailableException unavailable)
        {
            unwritable[mailbox.Id.Instance] = true;
            Report(mailbox.Id, unavailable);
        }
    }

    /// <summary>The mailbox of a committee that exists.</summary>
    /// <exception cref="CommitteeUnknownException">There is none.</exception>
    internal Mailbox Require(CommitteeId id) =>
        mailboxes.TryGetValue(id, out var mailbox) && mailbox.Exists
            ? mailbox
            : throw new CommitteeUnknownException(id);

    internal CommitteeView? Find(CommitteeId id) => mailboxes.TryGetValue(id, out var mailbox) ? mailbox.View : null;

    /// <summary>Records an event that concerns other committees too, one such event at a time.</summary>
    internal ValueTask<WriteResult> RecordAsync(
        CommitteeId id,
        CommitteeEvent happened,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var mailbox = Require(id);
        return tree.RecordAsync(
            id,
            happened,
            requirePermit => RecordIn(mailbox, happened, actor, requirePermit),
            Nodes,
            cancellationToken
        );
    }

    /// <summary>
    /// To its end, whether or not somebody waits for it: until then nothing else may happen to the tree.
    /// </summary>
    private static ValueTask<WriteResult> RecordIn(
        Mailbox mailbox,
        CommitteeEvent happened,
        Actor actor,
        Action requirePermit
    ) =>
        mailbox.RunAsync(
            agent =>
            {
                requirePermit();
                return agent.RecordAsync(happened, actor, CancellationToken.None);
            },
            CancellationToken.None
        );

    /// <summary>Checks an event as recording it would.</summary>
    internal ValueTask<bool> TryRecordAsync(
        CommitteeId id,
        CommitteeEvent happened,
        CancellationToken cancellationToken
    )
    {
        Require(id);
        return tree.TryAsync(id, happened, Nodes, cancellationToken);
    }

    internal IJournal JournalOf(CommitteeId id) => opened[id.Instance].Journal;

    /// <summary>Ticks since the start, one a second.</summary>
    internal int Seconds => Volatile.Read(ref seconds);

    internal int SecondsSince(int then) => Seconds - then;

    internal void Began() => settling.Began();

    internal void Ended() => settling.Ended();

    internal void Tell(Mailbox superseded) => Superseded?.Invoke(superseded.Id);

    internal void Report(CommitteeId committee, Exception fault) => Faulted?.Invoke(committee, fault);

    /// <summary>Starts a new activation of a committee whose last one ended.</summary>
    /// <param name="mailbox">Whose.</param>
    /// <param name="resting">Where the committee was put to rest; null where it was not.</param>
    internal async ValueTask ReactivateAsync(Mailbox mailbox, Place? resting)
    {
        if (mailbox.IsSuperseded && Superseded is not null)
        {
            throw new FederationBusyException(limits.RetryAfter, "The committee is active elsewhere");
        }

        var stored = opened[mailbox.Id.Instance];
        mailbox.Start(await WokenAsync(mailbox.Id, resting, stored, CancellationToken.None).ConfigureAwait(false));
    }

    /// <summary>A committee that goes on where it was put to rest, where it may, or else a new activation.</summary>
    private async ValueTask<CommitteeAgent> WokenAsync(
        CommitteeId id,
        Place? resting,
        StoredInstance stored,
        CancellationToken cancellationToken
    )
    {
        var resumed = resting is { Children.Count: 0 }
            ? await CommitteeAgent
                .ResumeAsync(id, Catalogue, stored, this, clock, limits, resting.Version, cancellationToken)
                .ConfigureAwait(false)
            : null;
        return resumed ?? await ActivateAsync(id, stored, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<CommitteeId> NeighboursOf(CommitteeView view) =>
        view.State.History.Uppers.Concat(view.Contacts.Select(child => child.Key));

    private IEnumerable<Place> Places() => mailboxes.Values.Select(m => m.Place).OfType<Place>();

    private IEnumerable<TreeNode> Nodes() => Places().Select(p => p.Node).OfType<TreeNode>();

    private Place? PlaceOf(CommitteeId id) => mailboxes.GetValueOrDefault(id)?.Place;

    private async ValueTask<CommitteeView?> WakeAsync(CommitteeId id) =>
        mailboxes.GetValueOrDefault(id) is { IsHere: true } mailbox
            ? await mailbox.WakeAsync(CancellationToken.None).ConfigureAwait(false)
            : null;

    private bool IsCurrent(CommitteeId child, VersionStamp held) =>
        mailboxes.GetValueOrDefault(child)?.Shows(held) == true;

    private IEnumerable<CommitteeView> Views() => mailboxes.Values.Select(m => m.View).OfType<CommitteeView>();

    private Mailbox MailboxOf(CommitteeId id) => mailboxes.GetOrAdd(id, i => new Mailbox(i, this, limits));

    private ValueTask<CommitteeAgent> ActivateAsync(
        CommitteeId id,
        StoredInstance stored,
        CancellationToken cancellationToken
    ) => CommitteeAgent.ActivateAsync(id, Catalogue, stored, this, clock, limits, IsCurrent, cancellationToken);

    private async ValueTask<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken)
    {
        if (opened.TryGetValue(instance, out var open))
        {
            return open;
        }

        // Only the start and the tree gate come here with an instance that is not open, one at a time.
        var stored = await store.OpenAsync(instance, cancellationToken).ConfigureAwait(false);
        opened[instance] = stored;
        return stored;
    }

    private void Tick()
    {
        Volatile.Write(ref seconds, seconds + 1);
        var mayRest = RestsEach;
        // Not its values: that would copy them, each second.
        foreach (var (_, mailbox) in mailboxes)
        {
            if (mailbox.IsWaiting || (mayRest > 0 && mailbox.IsRestDue && mayRest-- > 0))
            {
                mailbox.PostTick();
            }
        }
    }
}
