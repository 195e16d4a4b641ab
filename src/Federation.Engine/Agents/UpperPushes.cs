using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>
/// The sending half of the push protocol: each upper, present or past, is sent every key that changed after what it
/// is known to hold, coalesced, with at most one message under way. At an interval it is offered the digest again:
/// nothing else tells whether its database was put back, or another activation has taken its place.
/// </summary>
internal sealed class UpperPushes(
    CommitteeAgent agent,
    IJournal journal,
    IOutbox outbox,
    TimeProvider clock,
    AgentLimits limits
)
{
    private readonly Dictionary<CommitteeId, UpperLink> links = [];

    /// <summary>The stamp since which it is known what changed, and what is shown no more.</summary>
    private long knownSince;

    public bool IsWaiting => links.Any(l => l.Value.SentAt is not null || IsCompareDue(l.Key, l.Value));

    /// <summary>Whether all uppers are of the same instance and hold all that there is to show.</summary>
    public bool IsTakenIn =>
        agent.View.State.History.Uppers.All(upper =>
            !agent.IsAbroad(upper)
            && links.GetValueOrDefault(upper)
                is { SentAt: null, IsRefused: false, IsWholeWanted: false, IsAnswerWanted: false } link
            && link.Acknowledged == agent.View.Version
        );

    /// <summary>Goes on after a rest, before which every upper had taken in all that there was.</summary>
    public void Resume()
    {
        knownSince = agent.View.Version.Stamp;
        foreach (var upper in agent.View.State.History.Uppers)
        {
            LinkTo(upper).Acknowledged = agent.View.Version;
        }
    }

    /// <summary>Sends every upper what it lacks, unless the gate is closed or a message to it is under way.</summary>
    public void SendChanges()
    {
        foreach (var upper in agent.View.State.History.Uppers)
        {
            var link = LinkTo(upper);
            if (link is { SentAt: null, IsRefused: false } && agent.View.IsGateOpenTo(upper))
            {
                Send(upper, link);
            }
        }
    }

    public async ValueTask ReceiveAsync(PushReply reply, CancellationToken cancellationToken)
    {
        var link = LinkTo(reply.From);
        var hears = HearAsync(reply.From, link, reply.Receiver, reply.Held, reply.Known, cancellationToken);
        if (!await hears.ConfigureAwait(false))
        {
            return;
        }

        link.IsWholeWanted = reply.Outcome == PushOutcome.NeedWhole;
        link.IsRefused = reply.Outcome == PushOutcome.Forked;
        if (agent.View.IsRefused != link.IsRefused)
        {
            agent.Show(agent.View with { IsRefused = link.IsRefused });
        }

        if (reply.Outcome == PushOutcome.Superseded && agent.View.Version.IsOlderActivationThan(reply.Held))
        {
            agent.End();
        }
        else
        {
            SendChanges();
        }
    }

    /// <summary>An upper has been activated: what it held before is what it says now.</summary>
    public async ValueTask ReceiveAsync(Hello hello, CancellationToken cancellationToken)
    {
        var link = LinkTo(hello.From);
        var hears = HearAsync(hello.From, link, hello.Receiver, hello.Held, hello.Known, cancellationToken);
        if (!await hears.ConfigureAwait(false))
        {
            return;
        }

        link.IsWholeWanted = false;
        link.IsRefused = false;
        link.IsAnswerWanted = true;
        if (agent.View.IsGateOpenTo(hello.From))
        {
            Send(hello.From, link);
        }
    }

    public void Tick()
    {
        foreach (var (upper, link) in links)
        {
            if (link.SentAt is { } sent && clock.GetElapsedTime(sent) >= limits.ResendAfter)
            {
                link.SentAt = null;
            }

            if (IsCompareDue(upper, link))
            {
                Compare(link);
            }
        }

        SendChanges();
    }

    /// <summary>Offers uppers in some instances the digest now: what was under way to them is lost.</summary>
    public void Compare(Func<string, bool> instances)
    {
        foreach (var (_, link) in links.Where(l => instances(l.Key.Instance)))
        {
            link.SentAt = null;
            Compare(link);
        }

        SendChanges();
    }

    private void Compare(UpperLink link)
    {
        link.HeardAt = clock.GetTimestamp();
        link.Acknowledged = null;
        link.IsRefused = false;
    }

    private UpperLink LinkTo(CommitteeId upper)
    {
        if (!links.TryGetValue(upper, out var link))
        {
            links[upper] = link = new() { HeardAt = clock.GetTimestamp() };
        }

        return link;
    }

    private bool IsCompareDue(CommitteeId upper, UpperLink link) =>
        link.SentAt is null
        && clock.GetElapsedTime(link.HeardAt)
            >= (agent.IsAbroad(upper) ? limits.CompareEvery : limits.CompareWithinEvery);

    /// <summary>
    /// Whether an activation of the upper speaks that has been followed by another. Only within an instance, whose
    /// incarnations rise; another one's may have been put back with its database.
    /// </summary>
    private bool IsOutdated(CommitteeId upper, UpperLink link, VersionStamp receiver) =>
        !agent.IsAbroad(upper) && receiver.IsOlderActivationThan(link.Receiver);

    /// <summary>
    /// Whether no other activation has followed this one. Asked before a new activation of an upper is answered, which
    /// could not tell, and would take older figures for the latest.
    /// </summary>
    private async ValueTask<bool> IsCurrentAsync(
        UpperLink link,
        VersionStamp receiver,
        CancellationToken cancellationToken
    )
    {
        if (
            receiver.IsSameActivation(link.Receiver)
            || await journal.IncarnationAsync(agent.Id, cancellationToken).ConfigureAwait(false)
                == agent.View.Version.Incarnation
        )
        {
            return true;
        }

        agent.End();
        return false;
    }

    /// <summary>Takes in what an upper says that it holds; false where this activation is not to listen.</summary>
    private async ValueTask<bool> HearAsync(
        CommitteeId upper,
        UpperLink link,
        VersionStamp receiver,
        VersionStamp held,
        JournalMark? known,
        CancellationToken cancellationToken
    )
    {
        if (
            IsOutdated(upper, link, receiver)
            || !await IsCurrentAsync(link, receiver, cancellationToken).ConfigureAwait(false)
        )
        {
            return false;
        }

        if (known is not null && link.Proof?.Known != known)
        {
            link.Proof = new(known, await FindAsync(known, cancellationToken).ConfigureAwait(false));
        }

        var version = agent.View.Version;
        if (!agent.IsAbroad(upper) && held.IsSameActivation(version) && held.Stamp > version.Stamp)
        {
            // It heard more than is known here: this goes on from a snapshot that was put back. A new activation does
            // not take its stamps again.
            agent.End();
            return false;
        }

        var isMine =
            held.IsSameActivation(version)
            && held.Stamp <= version.Stamp
            && held.Stamp >= knownSince
            && link.Proof is not { Holds: false };
        link.Acknowledged = isMine ? held : null;
        link.Receiver = receiver;
        link.SentAt = null;
        link.HeardAt = clock.GetTimestamp();
        return true;
    }

    /// <summary>What this instance's journal has at the place that an upper remembers.</summary>
    private async ValueTask<JournalMark> FindAsync(JournalMark known, CancellationToken cancellationToken)
    {
        if (known.Position == 0)
        {
            return JournalMark.Beginning;
        }

        var entries = journal.ReadChainAsync(known.Position - 1, cancellationToken).ConfigureAwait(false);
        await foreach (var entry in entries)
        {
            return new(entry.Position, entry.Hash);
        }

        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        return new(head.Position, head.Hash);
    }

    private void Send(CommitteeId upper, UpperLink link)
    {
        var view = agent.View;
        var held = link.Acknowledged;
        var isAnswerWanted = link.IsAnswerWanted;
        link.IsAnswerWanted = false;
        if (held is null && !link.IsWholeWanted)
        {
            link.SentAt = clock.GetTimestamp();
            var digest = new Lazy<string>(() => SummaryDigest.Of(view.State.SummaryFor(upper)));
            outbox.Send(
                new Offer(
                    agent.Id,
                    upper,
                    view.Version,
                    digest,
                    view.Reach,
                    link.Receiver,
                    link.Proof,
                    view.StaleFor(upper)
                )
            );
        }
        else if (link.IsWholeWanted || held!.Value.Stamp < view.Version.Stamp || isAnswerWanted)
        {
            link.SentAt = clock.GetTimestamp();
            var since = link.IsWholeWanted ? VersionStamp.None : held!.Value;
            outbox.Send(PushFrom(view, upper, since, link));
        }
    }

    private Push PushFrom(CommitteeView view, CommitteeId upper, VersionStamp held, UpperLink link)
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
        return new(
            agent.Id,
            upper,
            held,
            view.Version,
            whole,
            tree,
            keys.ToImmutable(),
            view.Reach,
            link.Receiver,
            link.Proof,
            view.StaleFor(upper)
        );
    }
}
