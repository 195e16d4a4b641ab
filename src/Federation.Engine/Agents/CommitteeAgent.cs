using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using TargetsSet = Federation.Core.Facts.TargetsSet;

namespace Federation.Engine.Agents;

/// <summary>
/// One committee at work: submit, push, receive. It decides nothing about where it runs: an engine gives it turns
/// (one at a time), an outbox and a clock. In a turn it waits for its journal and for nothing else. After a failed
/// append <see cref="HasEnded"/> is set: what the journal holds is then unknown or another's, and the engine starts a
/// new activation from the journal.
/// </summary>
public sealed class CommitteeAgent
{
    private readonly StoredInstance instance;
    private readonly TimeProvider clock;
    private readonly UpperPushes pushes;
    private readonly ChildHearing hearing;
    private readonly AgentSnapshots snapshots;
    private TaskCompletionSource? changed;

    private CommitteeAgent(
        CommitteeState state,
        VersionStamp version,
        StoredInstance instance,
        IOutbox outbox,
        TimeProvider clock,
        AgentLimits limits
    )
    {
        this.instance = instance;
        this.clock = clock;
        View = new()
        {
            State = state,
            Version = version,
            ChangedAt = clock.GetUtcNow(),
        };
        pushes = new(this, instance.Journal, outbox, clock, limits);
        hearing = new(this, instance.Holdings, outbox, clock, limits);
        snapshots = new(this, instance.Snapshots);
    }

    /// <summary>The committee.</summary>
    public CommitteeId Id => View.State.Id;

    /// <summary>What readers see: replaced whole, never changed.</summary>
    public CommitteeView View { get; private set; }

    /// <summary>Whether this activation is over.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether it is over since another activation has followed it.</summary>
    public bool IsSuperseded { get; private set; }

    /// <summary>Whether time alone may make the agent do something: see <see cref="Tick"/>.</summary>
    public bool IsWaiting => pushes.IsWaiting || hearing.IsWaiting;

    /// <summary>
    /// Starts an activation: raises the incarnation, replays the journal, greets the children. Until every one of
    /// them has been compared the push gate stays closed.
    /// </summary>
    /// <param name="id">The committee.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="instance">Its instance's journal and snapshots.</param>
    /// <param name="outbox">Where its messages go.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="isCurrent">
    /// Whether a version held of a child of the same instance is what that child shows now, and nobody is away below
    /// it: then it counts as compared. Null where nobody can say: then all of them are greeted.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<CommitteeAgent> ActivateAsync(
        CommitteeId id,
        Catalogue catalogue,
        StoredInstance instance,
        IOutbox outbox,
        TimeProvider clock,
        AgentLimits limits,
        Func<CommitteeId, VersionStamp, bool>? isCurrent,
        CancellationToken cancellationToken
    )
    {
        var journal = instance.Journal;
        var incarnation = await journal.RaiseIncarnationAsync(id, cancellationToken).ConfigureAwait(false);
        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        var stored = await AgentSnapshots.LoadAsync(id, instance.Snapshots, cancellationToken).ConfigureAwait(false);
        var state = AgentSnapshots.Restore(id, catalogue, stored);
        var kept = state.Sequence;
        await foreach (var entry in journal.ReadAsync(id, kept, cancellationToken).ConfigureAwait(false))
        {
            state = state.Apply(FactCodec.Decode(entry, catalogue)).State;
        }

        var agent = new CommitteeAgent(state, new(head.Epoch, incarnation, 1), instance, outbox, clock, limits);
        agent.snapshots.Begin(kept, VersionStamp.None);
        agent.Extend(new(head.Position, head.Hash));
        var contacts = agent.ContactsOf(stored, isCurrent);
        await agent.TakeUpAsync(contacts, cancellationToken).ConfigureAwait(false);
        agent.Begin(contacts);
        return agent;
    }

    /// <summary>
    /// Goes on with the activation of a committee without children that was put to rest, or was stopped in order: with
    /// the version that its uppers hold of it. Null where the snapshot is not of that version, something has been
    /// written since, or another activation has followed: then the committee has to be activated anew.
    /// </summary>
    /// <param name="id">The committee.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="instance">Its instance's journal and snapshots.</param>
    /// <param name="outbox">Where its messages go.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="version">The version with which it went to rest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<CommitteeAgent?> ResumeAsync(
        CommitteeId id,
        Catalogue catalogue,
        StoredInstance instance,
        IOutbox outbox,
        TimeProvider clock,
        AgentLimits limits,
        VersionStamp version,
        CancellationToken cancellationToken
    )
    {
        var found = await instance.Snapshots.LoadCompleteAsync(id, cancellationToken).ConfigureAwait(false);
        if (
            found is null
            || found.Head.Epoch != version.Epoch
            || found.Incarnation != version.Incarnation
            || AgentSnapshots.Decode(found.Snapshot) is not { Record.Roster.IsEmpty: true } stored
            || stored.Version != version
            || stored.Program != ProgramMark.Of(catalogue)
        )
        {
            return null;
        }

        var state = AgentSnapshots.Restore(id, catalogue, stored);
        var agent = new CommitteeAgent(state, version, instance, outbox, clock, limits);
        agent.snapshots.Begin(state.Sequence, version);
        agent.Extend(new(found.Head.Position, found.Head.Hash));
        agent.ShowMarks(new(version.Stamp, stored.ChangedAt));
        agent.pushes.Resume();
        return agent;
    }

    /// <summary>Accepts a report; see <see cref="ICommittee.SubmitAsync"/>.</summary>
    public async ValueTask<Receipt> SubmitAsync(
        Report report,
        Actor actor,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        RequireExistence();
        // What a replay will find: whoever submits need not have derived anything.
        report = TotalsFromParts.Derive(report, View.State.Catalogue);
        var payload = FactCodec.ContentOf(report);
        var content = FactCodec.HashOf(payload);
        if (View.State.Reports.TryGetValue(report.Key, out var known) && known.Find(report.Revision) is { } before)
        {
            return before.Content == content
                ? Receipts.For(View.State, before, true)
                : throw Refusals.RevisionDiffers(report.Key, report.Revision);
        }

        var fact = new ReportAccepted(report, content);
        if (dryRun)
        {
            var would = View.State.Apply(new(0, clock.GetUtcNow(), "", fact)).State;
            return Receipts.For(would, would.Reports[report.Key].Find(report.Revision)!, false);
        }

        await AppendAsync(fact, actor, cancellationToken, payload).ConfigureAwait(false);
        return Receipts.For(View.State, View.State.Reports[report.Key].Find(report.Revision)!, false);
    }

    /// <summary>Withdraws a report; see <see cref="ICommittee.WithdrawAsync"/>.</summary>
    public async ValueTask<WriteResult> WithdrawAsync(
        string reportKey,
        string reason,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        RequireExistence();
        if (!View.State.Reports.TryGetValue(reportKey, out var known))
        {
            throw Refusals.NoSuchReport(reportKey);
        }

        return known.Standing is { } standing
            ? await AppendAsync(
                    new ReportWithdrawn(reportKey, standing.Head.Revision, reason),
                    actor,
                    cancellationToken
                )
                .ConfigureAwait(false)
            : Unchanged();
    }

    /// <summary>Sets targets; see <see cref="ICommittee.SetTargetsAsync"/>.</summary>
    public ValueTask<WriteResult> SetTargetsAsync(
        ImmutableArray<Target> targets,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        RequireExistence();
        return targets.All(View.State.TargetsSet.Contains)
            ? new(Unchanged())
            : AppendAsync(new TargetsSet(targets), actor, cancellationToken);
    }

    /// <summary>
    /// Records an event; see <see cref="ICommittee.RecordAsync"/>. What it says of other committees has been checked
    /// by the engine, which sees them.
    /// </summary>
    public ValueTask<WriteResult> RecordAsync(CommitteeEvent happened, Actor actor, CancellationToken cancellationToken)
    {
        var known = View.State.History.Events.FirstOrDefault(e => e.Key == happened.Key);
        if (known is not null)
        {
            return EventCodec.IsSame(known, happened) ? new(Unchanged()) : throw Refusals.EventDiffers(happened.Key);
        }

        if (happened.Kind != EventKind.Established)
        {
            RequireExistence();
        }
        else if (View.State.History.Exists)
        {
            throw Refusals.IdentityTaken(Id);
        }

        return AppendAsync(new EventRecorded(happened), actor, cancellationToken);
    }

    /// <summary>Takes in what another committee's agent says.</summary>
    public async ValueTask ReceiveAsync(Message message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case Push push:
                await hearing.ReceiveAsync(push, cancellationToken).ConfigureAwait(false);
                break;
            case Offer offer:
                await hearing.ReceiveAsync(offer, cancellationToken).ConfigureAwait(false);
                break;
            case PushReply reply:
                await pushes.ReceiveAsync(reply, cancellationToken).ConfigureAwait(false);
                break;
            case Hello hello:
                await pushes.ReceiveAsync(hello, cancellationToken).ConfigureAwait(false);
                break;
            case Follow follow:
                await FollowAsync(follow, cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw new ArgumentException($"Unknown message {message.GetType().Name}", nameof(message));
        }
    }

    /// <summary>Time has passed: sends again what was not answered, gives up children that are away.</summary>
    public void Tick()
    {
        hearing.Tick();
        pushes.Tick();
    }

    /// <summary>The way to some instances has been cut and is open again: what was under way is lost.</summary>
    /// <param name="instances">Which.</param>
    public void Compare(Func<string, bool> instances)
    {
        hearing.Greet(child => instances(child.Instance));
        pushes.Compare(instances);
    }

    /// <summary>How many facts the last snapshot lacks.</summary>
    public long FactsSinceSnapshot => snapshots.FactsBehind;

    /// <summary>Whether anything has changed since the last snapshot.</summary>
    public bool IsSnapshotBehind => snapshots.IsBehind;

    /// <summary>
    /// Whether the activation may be put to rest, to be gone on with later by <see cref="ResumeAsync"/>: nobody is or
    /// was below it, all that it shows has been taken in by uppers of its own instance, and nobody waits for a change.
    /// </summary>
    public bool CanRest =>
        !HasEnded
        && View.State.History.Exists
        && View.State.Children.Count == 0
        && View.Contacts.Count == 0
        && Volatile.Read(ref changed) is null
        && pushes.IsTakenIn;

    /// <summary>Writes a snapshot, behind; losing it loses nothing.</summary>
    public ValueTask SaveSnapshotAsync(CancellationToken cancellationToken) => snapshots.SaveAsync(cancellationToken);

    /// <summary>
    /// Packs what is held of children that have not been heard for so long: it is the same in everything that can be
    /// asked, and takes a fraction of the memory.
    /// </summary>
    public void PackHeld(TimeSpan quiet) => hearing.Pack(quiet);

    /// <summary>Completes when the view is next replaced, or the activation is over.</summary>
    public Task WhenChangedAsync()
    {
        var waiting = Volatile.Read(ref changed);
        if (waiting is not null)
        {
            return waiting.Task;
        }

        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref changed, mine, null) ?? mine).Task;
    }

    /// <summary>Makes a fact durable, then applies it.</summary>
    internal async ValueTask<WriteResult> AppendAsync(
        Fact fact,
        Actor actor,
        CancellationToken cancellationToken,
        byte[]? content = null
    )
    {
        var recorded = await RecordAsync(fact, actor, cancellationToken, content).ConfigureAwait(false);
        Publish(View.State.Apply(recorded));
        return new(Id, recorded.Sequence, recorded.Hash, true);
    }

    /// <summary>Makes a fact durable; it still has to be applied.</summary>
    internal async ValueTask<Recorded> RecordAsync(
        Fact fact,
        Actor actor,
        CancellationToken cancellationToken,
        byte[]? content = null
    )
    {
        var body = FactCodec.Encode(fact, clock.GetUtcNow(), actor, content);
        var append = new JournalAppend(Id, View.Version.Incarnation, View.State.Sequence, [body]);
        var written = await WriteAsync(instance.Journal.AppendAsync(append, cancellationToken)).ConfigureAwait(false);
        Extend(new(written[0].Position, written[0].Hash));
        return new(written[0].Sequence, body.At, written[0].Hash, fact);
    }

    /// <summary>Makes durable what is held of a child in another instance.</summary>
    internal async ValueTask KeepAsync(IHoldings holdings, HoldingChange change, CancellationToken cancellationToken)
    {
        async ValueTask<bool> SaveAsync()
        {
            await holdings.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            return true;
        }

        await WriteAsync(SaveAsync()).ConfigureAwait(false);
    }

    /// <summary>What the view rests on goes at least so far in the instance's journal.</summary>
    internal void Extend(JournalMark reach)
    {
        if (reach.Position > View.Reach.Position)
        {
            View = View with { Reach = reach };
        }
    }

    /// <summary>Shows readers a new state, and the uppers what changed in it.</summary>
    internal void Publish(StateChange change)
    {
        var view = View with { State = change.State };
        if (change.Keys.Count > 0 || change.Tree)
        {
            var now = clock.GetUtcNow();
            var stamp = view.Version.Stamp + 1;
            var mark = new KeyMark(stamp, now);
            view = view with
            {
                Version = view.Version with { Stamp = stamp },
                ChangedAt = now,
                Marks = view.Marks.With(change.Keys.Select(k => KeyValuePair.Create(k, (KeyMark?)mark)).ToArray()),
                TreeMark = change.Tree ? mark : view.TreeMark,
            };
        }

        Show(view);
        pushes.SendChanges();
        if (change.Tree)
        {
            hearing.TellFollowers();
        }
    }

    /// <summary>Replaces the view and wakes whoever waits for a change.</summary>
    /// <param name="view">The view, made from the present one.</param>
    /// <param name="isPacked">Whether only the memory that it takes is other.</param>
    internal void Show(CommitteeView view, bool isPacked = false)
    {
        View = isPacked || view.AnswersAs(View) ? view : view with { AnswersFrom = new() };
        WakeWaiting();
    }

    /// <summary>Wakes whoever waits for a change: it comes from another activation, if at all.</summary>
    internal void WakeWaiting() => Interlocked.Exchange(ref changed, null)?.SetResult();

    /// <summary>Whether another committee is kept in another instance.</summary>
    internal bool IsAbroad(CommitteeId other) => other.Instance != Id.Instance;

    /// <summary>Another activation has followed this one.</summary>
    internal void End() => (HasEnded, IsSuperseded) = (true, true);

    /// <summary>The gate has opened, or a child was heard: push what waited for it.</summary>
    internal void SendChanges() => pushes.SendChanges();

    /// <summary>
    /// Takes up what was held of children in other instances. It was stored before the days on which they belong here
    /// were written down: where that did not come about any more, it does now.
    /// </summary>
    private async ValueTask TakeUpAsync(Dictionary<CommitteeId, Contact> contacts, CancellationToken cancellationToken)
    {
        foreach (var holding in await instance.Holdings.LoadAsync(Id, cancellationToken).ConfigureAwait(false))
        {
            if (holding.Format != SummaryCodec.Format)
            {
                contacts[holding.Child] = Contact.Unheard with { Known = holding.Mark };
                continue;
            }

            var tree = SummaryCodec.DecodeTree(holding.Tree.Span);
            var state = View.State;
            if (state.Children.Find(holding.Child)?.Days.SequenceEqual(tree.Days) != true)
            {
                var link = new ChildLinked(holding.Child, tree.Days);
                state = state
                    .Apply(await RecordAsync(link, Actor.System, cancellationToken).ConfigureAwait(false))
                    .State;
            }

            var keys = holding.Keys.Select(k =>
                KeyValuePair.Create(k.Key, (KeySummary?)SummaryCodec.DecodeKey(k.Shown.Span))
            );
            View = View with { State = state.Receive(holding.Child, tree, [.. keys]).State };
            contacts[holding.Child] = new(holding.Held, false, false, holding.HeardAt, holding.Mark);
        }
    }

    /// <summary>
    /// The children of the same instance of which the snapshot holds something that still stands: a replayed change of
    /// the days of belonging has taken it out.
    /// </summary>
    private Dictionary<CommitteeId, Contact> ContactsOf(
        StoredCommittee? stored,
        Func<CommitteeId, VersionStamp, bool>? isCurrent
    )
    {
        var contacts = new Dictionary<CommitteeId, Contact>();
        foreach (var held in AgentSnapshots.HeldIn(stored, View.State.Catalogue))
        {
            if (ReferenceEquals(View.State.Children.Find(held.Child)?.Summary, held.Shown))
            {
                var isCompared = isCurrent?.Invoke(held.Child, held.Version) == true;
                var at = isCompared ? clock.GetUtcNow() : held.HeardAt;
                contacts[held.Child] = new(held.Version, isCompared, false, at);
            }
        }

        return contacts;
    }

    /// <summary>Awaits a write; after one that failed, what is stored is unknown or another's.</summary>
    private async ValueTask<T> WriteAsync<T>(ValueTask<T> write)
    {
        try
        {
            return await write.ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is OperationCanceledException or JournalConflictException or JournalUnavailableException)
        {
            HasEnded = true;
            IsSuperseded = e is JournalConflictException;
            throw;
        }
    }

    private void Begin(Dictionary<CommitteeId, Contact> kept)
    {
        ShowMarks(new(1, clock.GetUtcNow()));
        hearing.Begin(kept);
        pushes.SendChanges();
    }

    /// <summary>Every key counts as changed then.</summary>
    private void ShowMarks(KeyMark mark)
    {
        var marks = View.State.Keys.Select(k => new KeyValuePair<FigureKey, KeyMark?>(k.Key, mark)).ToArray();
        View = View with { Marks = View.Marks.With(marks), TreeMark = mark, ChangedAt = mark.At };
    }

    private async ValueTask FollowAsync(Follow follow, CancellationToken cancellationToken)
    {
        if (View.State.History.Exists && View.State.History.Events.All(e => e.Key != follow.Event.Key))
        {
            await AppendAsync(new EventRecorded(follow.Event), Actor.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private WriteResult Unchanged() => new(Id, View.State.Sequence, View.State.Hash, false);

    private void RequireExistence()
    {
        if (!View.State.History.Exists)
        {
            throw new CommitteeUnknownException(Id);
        }
    }
}
