using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>
/// The sending half of the push protocol: each upper, present or past, is sent every key that changed after what it
/// is known to hold, coalesced, with at most one message under way.
/// </summary>
internal sealed class UpperPushes(CommitteeAgent agent, IOutbox outbox, TimeProvider clock, AgentLimits limits)
{
    private readonly Dictionary<CommitteeId, UpperLink> links = [];

    public bool IsWaiting => links.Values.Any(l => l.SentAt is not null);

    /// <summary>Sends every upper what it lacks, unless the gate is closed or a message to it is under way.</summary>
    public void SendChanges()
    {
        if (!agent.View.IsGateOpen)
        {
            return;
        }

        foreach (var upper in agent.View.State.History.Uppers)
        {
            if (!links.TryGetValue(upper, out var link))
            {
                links[upper] = link = new();
            }

            if (link.SentAt is null)
            {
                Send(upper, link);
            }
        }
    }

    public PushOutcome Receive(PushReply reply)
    {
        if (!links.TryGetValue(reply.From, out var link))
        {
            return reply.Outcome;
        }

        var mine = reply.Held.IsSameActivation(agent.View.Version);
        link.SentAt = null;
        link.Receiver = reply.Receiver;
        link.IsWholeWanted = reply.Outcome == PushOutcome.NeedWhole;
        link.Acknowledged = mine ? reply.Held : null;
        if (reply.Outcome == PushOutcome.Superseded && agent.View.Version.IsOlderActivationThan(reply.Held))
        {
            return PushOutcome.Superseded;
        }

        SendChanges();
        return PushOutcome.Held;
    }

    /// <summary>An upper has been activated: what it held before is what it says now.</summary>
    public void Receive(Hello hello)
    {
        if (!links.TryGetValue(hello.From, out var link))
        {
            links[hello.From] = link = new();
        }

        link.Receiver = hello.Receiver;
        link.SentAt = null;
        link.IsWholeWanted = false;
        link.Acknowledged = hello.Held.IsSameActivation(agent.View.Version) ? hello.Held : null;
        link.IsAnswerWanted = true;
        if (agent.View.IsGateOpen)
        {
            Send(hello.From, link);
        }
    }

    public void Tick()
    {
        var now = clock.GetUtcNow();
        foreach (var link in links.Values)
        {
            if (link.SentAt is { } sent && now - sent >= limits.ResendAfter)
            {
                link.SentAt = null;
            }
        }

        SendChanges();
    }

    private void Send(CommitteeId upper, UpperLink link)
    {
        var view = agent.View;
        var held = link.Acknowledged;
        var isAnswerWanted = link.IsAnswerWanted;
        link.IsAnswerWanted = false;
        if (held is null && !link.IsWholeWanted)
        {
            link.SentAt = clock.GetUtcNow();
            var digest = new Lazy<string>(() => SummaryDigest.Of(view.State.SummaryFor(upper)));
            outbox.Send(new Offer(agent.Id, upper, view.Version, digest, JournalMark.Beginning));
        }
        else if (link.IsWholeWanted || held!.Value.Stamp < view.Version.Stamp || isAnswerWanted)
        {
            link.SentAt = clock.GetUtcNow();
            outbox.Send(PushFrom(view, upper, link.IsWholeWanted ? VersionStamp.None : held!.Value));
        }
    }

    private Push PushFrom(CommitteeView view, CommitteeId upper, VersionStamp held)
    {
        var whole = held == VersionStamp.None;
        var keys = ImmutableArray.CreateBuilder<ShownKey>();
        foreach (var (key, mark) in view.Marks)
        {
            if (mark.Stamp > held.Stamp)
            {
                var shown = view.State.KeyFor(upper, key);
                if (shown is not null || !whole)
                {
                    keys.Add(new(key, mark.Stamp, shown));
                }
            }
        }

        var tree = whole || view.TreeMark.Stamp > held.Stamp ? view.State.TreeFor(upper) : null;
        return new(agent.Id, upper, held, view.Version, whole, tree, keys.ToImmutable(), JournalMark.Beginning);
    }
}
