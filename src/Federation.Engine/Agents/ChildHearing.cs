using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>
/// The receiving half of the push protocol: what a child shows replaces what was held of it, if it is newer; the
/// roster, and what a child of another instance shows, are durable before they are used; and the gate that keeps a new
/// activation from answering before it has compared.
/// </summary>
internal sealed class ChildHearing(
    CommitteeAgent agent,
    IHoldings holdings,
    IOutbox outbox,
    TimeProvider clock,
    AgentLimits limits
)
{
    private readonly Dictionary<CommitteeId, long> heardAt = [];
    private readonly HashSet<CommitteeId> unpacked = [];
    private long begunAt;

    public bool IsWaiting =>
        !agent.View.IsGateOpen
        || agent.View.Away > 0
        || Followers().Any()
        || agent.View.Contacts.Any(c => agent.IsAbroad(c.Key));

    /// <summary>
    /// Greets every rostered child and closes the gate until each has been heard. Of children in other instances there
    /// is what was held of them.
    /// </summary>
    public void Begin(IReadOnlyDictionary<CommitteeId, Contact> kept)
    {
        begunAt = clock.GetTimestamp();
        var contacts = agent.View.Contacts;
        foreach (var (child, _) in agent.View.State.Children)
        {
            contacts = contacts.With(child, kept.GetValueOrDefault(child, Contact.Unheard));
        }

        ShowContacts(contacts);
        Greet();
        TellFollowers();
    }

    public async ValueTask ReceiveAsync(Offer offer, CancellationToken cancellationToken)
    {
        var contact = ContactOf(offer.From);
        if (IsOfAnotherEpoch(offer.From, offer.Version) || !Continues(offer.From, contact, offer.Version, offer.Proof))
        {
            return;
        }

        if (offer.Version.IsOlderActivationThan(contact.Held))
        {
            Reply(offer.From, PushOutcome.Superseded, contact.Held);
            return;
        }

        var held = agent.View.State.Children.Find(offer.From);
        if (contact.Held == VersionStamp.None || held is null)
        {
            Reply(offer.From, PushOutcome.NeedWhole, contact.Held);
        }
        else if (offer.Version.CompareTo(contact.Held) <= 0)
        {
            Heard(offer.From, WithBelow(contact, offer.Version, offer.Stale), offer.Receiver);
            Reply(offer.From, PushOutcome.Held, contact.Held);
            agent.SendChanges();
        }
        else if (agent.IsAbroad(offer.From) && SummaryDigest.Of(held.Summary) == offer.Digest.Value)
        {
            // Within an instance what is held is the child's own object, which answers more than a digest covers.
            var heard = AfterHearing(contact, offer.Version, offer.Reach, offer.Stale);
            await KeepAsync(offer.From, heard, false, null, [], cancellationToken).ConfigureAwait(false);
            Heard(offer.From, heard, offer.Receiver);
            Extend(offer.From, offer.Reach);
            Reply(offer.From, PushOutcome.Held, offer.Version);
            agent.SendChanges();
        }
        else
        {
            Reply(offer.From, PushOutcome.NeedWhole, contact.Held);
        }
    }

    public async ValueTask ReceiveAsync(Push push, CancellationToken cancellationToken)
    {
        var contact = ContactOf(push.From);
        var held = contact.Held;
        if (
            IsOfAnotherEpoch(push.From, push.Version)
            || (push.IsWhole && !Continues(push.From, contact, push.Version, push.Proof))
        )
        {
            return;
        }

        if (push.Version.IsOlderActivationThan(held))
        {
            Reply(push.From, PushOutcome.Superseded, held);
        }
        else if (!push.Version.IsSameActivation(held) && !push.IsWhole)
        {
            Reply(push.From, PushOutcome.NeedWhole, held);
        }
        else if (push.Version.IsSameActivation(held) && push.Version.CompareTo(held) <= 0)
        {
            Heard(push.From, WithBelow(contact, push.Version, push.Stale), push.Receiver);
            Reply(push.From, PushOutcome.Held, held);
            agent.SendChanges();
        }
        else if (!push.IsWhole && push.Base.CompareTo(held) > 0)
        {
            Reply(push.From, PushOutcome.NeedFromHeld, held);
        }
        else
        {
            await ApplyAsync(push, contact, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Tick()
    {
        var contacts = agent.View.Contacts;
        foreach (var (child, contact) in agent.View.Contacts)
        {
            if (!contact.IsAway && IsSilent(child, contact))
            {
                contacts = contacts.With(child, contact with { IsAway = true });
            }
        }

        if (!ReferenceEquals(contacts, agent.View.Contacts))
        {
            ShowContacts(contacts);
            agent.SendChanges();
        }

        if (agent.View.Uncompared + agent.View.Away > 0)
        {
            Greet();
        }

        TellFollowers();
    }

    /// <summary>Packs what is held of children that have not been heard for so long.</summary>
    public void Pack(TimeSpan quiet)
    {
        var resting = unpacked
            .Where(c => clock.GetElapsedTime(heardAt.GetValueOrDefault(c, begunAt)) >= quiet)
            .ToList();
        unpacked.ExceptWith(resting);
        var view = agent.View;
        var packed = view.State.WithPacked(resting);
        if (!ReferenceEquals(packed, view.State))
        {
            agent.Show(view with { State = packed }, isPacked: true);
        }
    }

    /// <summary>
    /// An absorbed committee tells its children whom they belong to, until each has shown that it knows.
    /// </summary>
    public void TellFollowers()
    {
        foreach (var child in Followers())
        {
            var merger = agent.View.State.History.Ending!;
            var follow = new CommitteeEvent(
                $"follows-{agent.Id}-{merger.Key}",
                EventKind.Transferred,
                merger.EffectiveFrom,
                merger.DecidedOn,
                merger.Document,
                merger.Other,
                MergedFrom: agent.Id
            );
            outbox.Send(new Follow(agent.Id, child, follow));
        }
    }

    private Contact ContactOf(CommitteeId child) => agent.View.Contacts.Find(child) ?? Contact.Unheard;

    /// <summary>
    /// Whether nothing was heard for too long: of a child that has not been compared since the start, or of one in
    /// another instance, which offers its digest at an interval.
    /// </summary>
    private bool IsSilent(CommitteeId child, Contact contact)
    {
        var isAwaited = !contact.IsCompared || (agent.IsAbroad(child) && !contact.IsForked);
        var since = contact.IsCompared ? heardAt.GetValueOrDefault(child, begunAt) : begunAt;
        return isAwaited && clock.GetElapsedTime(since) >= limits.AwayAfter;
    }

    /// <summary>
    /// Whether a child of the same instance speaks from before or after its epoch was raised: then one of the two is
    /// over, whose database was put back, and what it rests on may be in no journal any more.
    /// </summary>
    private bool IsOfAnotherEpoch(CommitteeId child, VersionStamp version)
    {
        var mine = agent.View.Version.Epoch;
        if (agent.IsAbroad(child) || version.Epoch == mine)
        {
            return false;
        }

        if (version.Epoch > mine)
        {
            agent.End();
        }
        else
        {
            Reply(child, PushOutcome.Superseded, new(mine, 0, 0));
        }

        return true;
    }

    /// <summary>
    /// Whether a child of another instance goes on from what is known of its database, or has been accepted as it is by
    /// a higher epoch. If not, it is told so.
    /// </summary>
    private bool Continues(CommitteeId child, Contact contact, VersionStamp version, ChainProof? proof)
    {
        if (contact.Known is not { } known || version.Epoch > contact.Held.Epoch)
        {
            return true;
        }

        if (proof?.Known != known && version.Epoch == contact.Held.Epoch)
        {
            Reply(child, PushOutcome.NeedProof, contact.Held, known);
            return false;
        }

        if (version.Epoch == contact.Held.Epoch && proof!.Holds)
        {
            return true;
        }

        ShowContacts(agent.View.Contacts.With(child, contact with { IsForked = true, IsCompared = true }));
        Reply(child, PushOutcome.Forked, contact.Held, known);
        agent.SendChanges();
        return false;
    }

    private async ValueTask ApplyAsync(Push push, Contact contact, CancellationToken cancellationToken)
    {
        var roster = agent.View.State.Children.Find(push.From);
        var isLinked = roster is not null && (push.Tree is null || roster.Days.SequenceEqual(push.Tree.Days));
        if (!isLinked && !push.IsWhole)
        {
            // Over other days every key counts otherwise: all of them are needed.
            Reply(push.From, PushOutcome.NeedWhole, contact.Held);
            return;
        }

        if (roster is null && push.Tree is { IsNothing: true } && push.Keys.IsEmpty)
        {
            // A decision that does not stand, or an absorbed committee that leaves nothing: nobody to wait for.
            Reply(push.From, PushOutcome.Held, push.Version);
            return;
        }

        if (roster is null && agent.View.State.Children.Count >= limits.ChildrenMax)
        {
            return;
        }

        var heard = AfterHearing(contact, push.Version, push.Reach, push.Stale);
        // Worked out before it is stored: figures beyond all bounds fail here, and nothing is kept of them.
        var shown = agent.IsAbroad(push.From) ? WrittenOutOf(push.Keys) : push.Keys;
        var encoded = agent.IsAbroad(push.From) ? Encoded(shown) : [];
        var link = isLinked ? null : new ChildLinked(push.From, push.Tree!.Days);
        var change = With(link).Then(state => state.Receive(push.From, push.Tree, KeysOf(push, shown)));
        await KeepAsync(push.From, heard, push.IsWhole, push.Tree, encoded, cancellationToken).ConfigureAwait(false);
        if (link is not null)
        {
            var linked = await agent.RecordAsync(link, Actor.System, cancellationToken).ConfigureAwait(false);
            change = change with { State = change.State with { Sequence = linked.Sequence, Hash = linked.Hash } };
        }

        Heard(push.From, heard, push.Receiver);
        Extend(push.From, push.Reach);
        unpacked.Add(push.From);
        agent.Publish(change);
        Reply(push.From, PushOutcome.Held, push.Version);
    }

    /// <summary>
    /// The state with a child linked over other days, before that has been written down. Only together with what the
    /// child shows over them: without it nobody may see the committee.
    /// </summary>
    private StateChange With(ChildLinked? link)
    {
        var state = agent.View.State;
        return link is null
            ? StateChange.None(state)
            : state.Apply(new(state.Sequence + 1, clock.GetUtcNow(), state.Hash, link));
    }

    private static ImmutableArray<HeldKeyChange> Encoded(ImmutableArray<ShownKey> keys) =>
        [.. keys.Select(k => new HeldKeyChange(k.Key, k.Shown is null ? null : SummaryCodec.Encode(k.Shown)))];

    /// <summary>
    /// What a child of another instance shows as a restart would find it: written out, whether or not the child is in
    /// the same process.
    /// </summary>
    private static ImmutableArray<ShownKey> WrittenOutOf(ImmutableArray<ShownKey> keys) =>
        [.. keys.Select(k => k.Shown is null ? k : k with { Shown = WrittenOut.Of(k.Shown) })];

    private List<KeyValuePair<FigureKey, KeySummary?>> KeysOf(Push push, ImmutableArray<ShownKey> shown)
    {
        var keys = shown.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, k.Shown)).ToList();
        if (push.IsWhole && agent.View.State.Children.Find(push.From) is { } held)
        {
            var named = shown.Select(k => k.Key).ToHashSet();
            keys.AddRange(
                held.Summary.Keys.Where(k => !named.Contains(k.Key))
                    .Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, null))
            );
        }

        return keys;
    }

    /// <summary>
    /// What is known of a child once it has shown a version. In one epoch its instance goes no less far than before.
    /// </summary>
    private static Contact AfterHearing(Contact contact, VersionStamp version, JournalMark reach, Staleness? below)
    {
        var isBehind = version.Epoch == contact.Held.Epoch && contact.Known?.Position > reach.Position;
        return contact with { Held = version, Known = isBehind ? contact.Known : reach, Below = below };
    }

    /// <summary>
    /// Who is away below a child belongs to the version that it shows, but is not stored with what is held of it.
    /// </summary>
    private static Contact WithBelow(Contact contact, VersionStamp version, Staleness? below) =>
        version == contact.Held ? contact with { Below = below } : contact;

    /// <summary>What rests on a child of the same instance reaches as far as that does.</summary>
    private void Extend(CommitteeId child, JournalMark reach)
    {
        if (!agent.IsAbroad(child))
        {
            agent.Extend(reach);
        }
    }

    /// <summary>Makes durable what a child of another instance shows.</summary>
    private ValueTask KeepAsync(
        CommitteeId child,
        Contact heard,
        bool isWhole,
        TreeSummary? tree,
        ImmutableArray<HeldKeyChange> keys,
        CancellationToken cancellationToken
    )
    {
        if (!agent.IsAbroad(child))
        {
            return ValueTask.CompletedTask;
        }

        var change = new HoldingChange(
            agent.Id,
            agent.View.Version.Incarnation,
            child,
            heard.Held,
            heard.Known!,
            heard.Below is { } below ? below.Since ?? DateTimeOffset.UnixEpoch : clock.GetUtcNow(),
            SummaryCodec.Format,
            isWhole,
            tree is null ? null : SummaryCodec.Encode(tree),
            keys
        );
        return agent.KeepAsync(holdings, change, cancellationToken);
    }

    private void Reply(CommitteeId child, PushOutcome outcome, VersionStamp held, JournalMark? known = null) =>
        outbox.Send(new PushReply(agent.Id, child, outcome, held, agent.View.Version, known));

    /// <summary>
    /// A child was heard. It counts as compared once it speaks to this activation, or where nobody knew of it: a
    /// message that was sent before may be older than what readers have seen.
    /// </summary>
    private void Heard(CommitteeId child, Contact contact, VersionStamp receiver)
    {
        heardAt[child] = clock.GetTimestamp();
        var isCompared =
            contact.IsCompared
            || receiver.IsSameActivation(agent.View.Version)
            || agent.View.Contacts.Find(child) is null;
        var known = agent.IsAbroad(child) ? contact.Known : null;
        var at = isCompared ? clock.GetUtcNow() : contact.LastHeard;
        var heard = new Contact(contact.Held, isCompared, false, at, known, Below: contact.Below);
        ShowContacts(agent.View.Contacts.With(child, heard));
    }

    /// <summary>Whether somebody is away is news, too: with a stamp, so that the uppers hear of it in order.</summary>
    private void ShowContacts(SortedTable<CommitteeId, Contact> contacts)
    {
        var view = agent.View;
        Staleness? stale = null;
        var (staleChildren, uncompared, away) = (0, 0, 0);
        foreach (var (_, contact) in contacts)
        {
            stale = Staleness.Older(stale, contact.Stale);
            staleChildren += contact.Stale is null ? 0 : 1;
            uncompared += contact.IsAwaited ? 1 : 0;
            away += contact.IsAway || contact.IsForked ? 1 : 0;
        }

        var isNews = stale != view.Stale || staleChildren != view.StaleChildren;
        agent.Show(
            view with
            {
                Version = isNews ? view.Version with { Stamp = view.Version.Stamp + 1 } : view.Version,
                Stale = stale,
                StaleChildren = staleChildren,
                Contacts = contacts,
                Uncompared = uncompared,
                Away = away,
            }
        );
    }

    public void Greet(Func<CommitteeId, bool>? among = null)
    {
        foreach (var (child, contact) in agent.View.Contacts)
        {
            if ((!contact.IsCompared || contact.IsAway) && among?.Invoke(child) != false)
            {
                outbox.Send(new Hello(agent.Id, child, contact.Held, agent.View.Version, contact.Known));
            }
        }
    }

    /// <summary>Children of an absorbed committee that do not know yet whom they belong to.</summary>
    private IEnumerable<CommitteeId> Followers() =>
        agent.View.State.History is { Successor: not null, Ending.EffectiveFrom: var on }
            ? agent.View.State.Children.Where(c => c.Value.Days is [.., var last] && last.Until > on).Select(c => c.Key)
            : [];
}
