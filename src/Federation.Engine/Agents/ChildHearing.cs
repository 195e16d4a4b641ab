using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>
/// The receiving half of the push protocol: what a child shows replaces what was held of it, if it is newer; the
/// roster is journalled before it is used; and the gate that keeps a new activation from answering before it has
/// compared.
/// </summary>
internal sealed class ChildHearing(CommitteeAgent agent, IOutbox outbox, TimeProvider clock, AgentLimits limits)
{
    private DateTimeOffset begunAt;

    public bool IsWaiting => !agent.View.IsGateOpen || Followers().Any();

    /// <summary>Greets every rostered child and closes the gate until each has been heard.</summary>
    public void Begin()
    {
        begunAt = clock.GetUtcNow();
        var contacts = agent.View.Contacts;
        foreach (var (child, _) in agent.View.State.Children)
        {
            contacts = contacts.With(child, Contact.Unheard);
        }

        ShowContacts(contacts);
        Greet();
        TellFollowers();
    }

    public void Receive(Offer offer)
    {
        var contact = agent.View.Contacts.Find(offer.From) ?? Contact.Unheard;
        if (offer.Version.IsOlderActivationThan(contact.Held))
        {
            Reply(offer.From, PushOutcome.Superseded, contact.Held);
            return;
        }

        var held = agent.View.State.Children.Find(offer.From);
        var known = contact.Held != VersionStamp.None && held is not null;
        if (known && SummaryDigest.Of(held!.Summary) == offer.Digest.Value)
        {
            Heard(offer.From, offer.Version);
            Reply(offer.From, PushOutcome.Held, offer.Version);
            agent.SendChanges();
            return;
        }

        Reply(offer.From, PushOutcome.NeedWhole, contact.Held);
    }

    public async ValueTask ReceiveAsync(Push push, CancellationToken cancellationToken)
    {
        var contact = agent.View.Contacts.Find(push.From) ?? Contact.Unheard;
        var held = contact.Held;
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
            Heard(push.From, held);
            Reply(push.From, PushOutcome.Held, held);
            agent.SendChanges();
        }
        else if (!push.IsWhole && push.Base.CompareTo(held) > 0)
        {
            Reply(push.From, PushOutcome.NeedFromHeld, held);
        }
        else
        {
            await ApplyAsync(push, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Tick()
    {
        if (!agent.View.IsGateOpen && clock.GetUtcNow() - begunAt >= limits.AwayAfter)
        {
            var contacts = agent.View.Contacts;
            foreach (var (child, contact) in agent.View.Contacts)
            {
                contacts = contact.IsCompared ? contacts : contacts.With(child, contact with { IsAway = true });
            }

            ShowContacts(contacts);
        }

        if (agent.View.Uncompared + agent.View.Away > 0)
        {
            Greet();
        }

        TellFollowers();
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

    private async ValueTask ApplyAsync(Push push, CancellationToken cancellationToken)
    {
        var roster = agent.View.State.Children.Find(push.From);
        if (push.Tree is { } tree && (roster is null || !roster.Days.SequenceEqual(tree.Days)))
        {
            if (roster is null && agent.View.State.Children.Count >= limits.ChildrenMax)
            {
                return;
            }

            // Linking puts the child's keys out over the old days; a partial push must find them in again.
            var fact = new ChildLinked(push.From, tree.Days);
            await agent.AppendAsync(fact, Actor.System, cancellationToken).ConfigureAwait(false);
            if (!push.IsWhole)
            {
                ForgetVersion(push.From);
                Reply(push.From, PushOutcome.NeedWhole, VersionStamp.None);
                return;
            }
        }

        Heard(push.From, push.Version);
        agent.Publish(agent.View.State.Receive(push.From, push.Tree, KeysOf(push)));
        Reply(push.From, PushOutcome.Held, push.Version);
    }

    private List<KeyValuePair<FigureKey, KeySummary?>> KeysOf(Push push)
    {
        var keys = push.Keys.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, k.Shown)).ToList();
        if (push.IsWhole && agent.View.State.Children.Find(push.From) is { } held)
        {
            var named = push.Keys.Select(k => k.Key).ToHashSet();
            keys.AddRange(
                held.Summary.Keys.Where(k => !named.Contains(k.Key))
                    .Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, null))
            );
        }

        return keys;
    }

    private void Reply(CommitteeId child, PushOutcome outcome, VersionStamp held) =>
        outbox.Send(new PushReply(agent.Id, child, outcome, held, agent.View.Version));

    private void Heard(CommitteeId child, VersionStamp held) =>
        ShowContacts(agent.View.Contacts.With(child, new(held, true, false, clock.GetUtcNow())));

    private void ForgetVersion(CommitteeId child) => ShowContacts(agent.View.Contacts.With(child, Contact.Unheard));

    private void ShowContacts(SortedTable<CommitteeId, Contact> contacts) =>
        agent.Show(
            agent.View with
            {
                Contacts = contacts,
                Uncompared = contacts.Count(c => c.Value is { IsCompared: false, IsAway: false }),
                Away = contacts.Count(c => c.Value.IsAway),
            }
        );

    private void Greet()
    {
        foreach (var (child, contact) in agent.View.Contacts)
        {
            if (!contact.IsCompared)
            {
                outbox.Send(new Hello(agent.Id, child, contact.Held, agent.View.Version));
            }
        }
    }

    /// <summary>Children of an absorbed committee that do not know yet whom they belong to.</summary>
    private IEnumerable<CommitteeId> Followers() =>
        agent.View.State.History is { Successor: not null, Ending.EffectiveFrom: var on }
            ? agent.View.State.Children.Where(c => c.Value.Days is [.., var last] && last.Until > on).Select(c => c.Key)
            : [];
}
