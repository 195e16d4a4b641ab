using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>
/// The links of one installation. They form a tree: what is hosted neither here nor behind a lower link is reached
/// through the upper one. What a link says of an instance is believed only where that instance is behind it. Safe to
/// use from many threads at once.
/// </summary>
public sealed class LinkHub : IAbroad, IDisposable
{
    /// <summary>What the link to the installation above is called.</summary>
    internal const string UpperLink = "upper";

    private readonly LinkSettings settings;
    private readonly ILinkBook book;
    private readonly LinkLimits limits;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, LinkPeer> lower = new(StringComparer.Ordinal);
    private readonly LinkPeer? upper;
    private readonly LinkAsking asking;
    private readonly LinkMemory memory;
    private readonly ILinkShelf? shelf;
    private readonly LinkLearning learning;
    private (ILinkHost Engine, IFederation Federation)? host;

    // By instance the number of the link that it is behind: asked for each message and each committee that is reached.
    private volatile FrozenDictionary<string, string> behind;

    /// <summary>The links of an installation.</summary>
    /// <param name="settings">What it hosts, and what is above.</param>
    /// <param name="book">Who may link up.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="shelf">Where what is remembered outlives the program; null for nowhere.</param>
    public LinkHub(
        LinkSettings settings,
        ILinkBook book,
        TimeProvider clock,
        LinkLimits? limits = null,
        ILinkShelf? shelf = null
    )
    {
        this.settings = settings;
        this.book = book;
        this.clock = clock;
        this.shelf = shelf;
        this.limits = limits ?? new();
        upper = settings.HasUpper ? new(this, null, this.limits, clock) : null;
        asking = new(RouteAsync, this.limits);
        learning = new(this.limits, clock, LearnAsync, Keep);
        memory = new(id => Host.Engine.UpperOf(id), this.limits, clock, id => learning.Changed(LinkOf(id.Instance)));
        behind = Behind(book);
        Recall();
        book.Changed += Reread;
    }

    /// <summary>A link came up or went down, or somebody may link up who might not, or no longer.</summary>
    public event Action? Changed;

    /// <inheritdoc/>
    public bool HasUpper => upper is not null;

    /// <summary>Whether the link to the installation above is up.</summary>
    internal bool IsUpperUp => upper is { IsUp: true };

    /// <summary>The instances behind the links below, in ordinal order, and whether that link is up.</summary>
    internal IReadOnlyList<(string Instance, bool IsUp)> Below =>
        [
            .. behind
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (pair.Key, lower.GetValueOrDefault(pair.Value) is { IsUp: true })),
        ];

    /// <summary>The links: the upper one first, then by number.</summary>
    public ImmutableArray<LinkState> States
    {
        get
        {
            var below = book.All.Select(e =>
                lower.TryGetValue(e.Id, out var peer) ? peer.State(e) : LinkPeer.Absent(e)
            );
            var putBack = Host.Engine.PutBack;
            return
            [
                .. upper is null ? [] : new[] { upper.State(null) with { PutBack = [.. putBack.Where(IsHosted)] } },
                .. below.Select(state => state with { PutBack = [.. state.Instances.Where(putBack.Contains)] }),
            ];
        }
    }

    private (ILinkHost Engine, IFederation Federation) Host =>
        host ?? throw new InvalidOperationException("Nothing is hosted yet");

    /// <summary>Says who hosts the committees of this installation; before the first link.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="federation">Its committees and those behind links.</param>
    public void Attach(ILinkHost engine, IFederation federation) => host = (engine, federation);

    /// <summary>Ends the links.</summary>
    public void Close()
    {
        upper?.Close(null);
        foreach (var peer in lower.Values)
        {
            peer.Close(null);
        }
    }

    /// <summary>Ends the links; what is remembered is kept.</summary>
    public void Dispose()
    {
        learning.Dispose();
        Close();
    }

    /// <inheritdoc/>
    public bool IsHosted(string instance) =>
        settings.Instances.IsEmpty ? !IsBehind(instance) : settings.Instances.Contains(instance);

    /// <summary>Whether an instance exists here already, and cannot be enrolled for a link.</summary>
    public bool IsKept(string instance) => host?.Federation.Instances.Contains(instance) == true;

    /// <summary>Whether an instance is hosted elsewhere, where a link leads.</summary>
    public bool IsAbroad(string instance) => !IsHosted(instance) && (HasUpper || IsBehind(instance));

    /// <summary>A committee that is hosted elsewhere.</summary>
    public ICommittee Committee(CommitteeId id) => new LinkedCommittee(id, asking, memory);

    /// <summary>What is known of a committee hosted elsewhere; null where the link that leads there is up.</summary>
    public Absence? AbsenceOf(CommitteeId id)
    {
        if (RouteTo(id.Instance) is { IsUp: true })
        {
            return null;
        }

        // Of those further below, the installation is heard through the committee that it is named after.
        var top = CommitteeId.Parse(id.Instance);
        var upper = Host.Engine.UpperOf(id);
        var heard = (upper ?? Host.Engine.UpperOf(top))?.Contacts.Find(upper is null ? top : id)?.LastHeard;
        return new(upper?.State.Id, heard);
    }

    /// <summary>Carries what is said with an installation below, until the connection ends.</summary>
    /// <param name="channel">The connection.</param>
    /// <param name="enrolment">Who it is, by its key.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task AcceptAsync(IFrameChannel channel, Enrolment enrolment, CancellationToken cancellationToken) =>
        lower.GetOrAdd(enrolment.Id, _ => new(this, enrolment, limits, clock)).RunAsync(channel, cancellationToken);

    /// <summary>Carries what is said with the installation above, until the connection ends.</summary>
    /// <param name="channel">The connection.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task JoinAsync(IFrameChannel channel, CancellationToken cancellationToken) =>
        upper?.RunAsync(channel, cancellationToken)
        ?? throw new InvalidOperationException("No installation is above this one");

    /// <summary>The upper one could not be reached.</summary>
    /// <param name="why">Why.</param>
    public void Failed(string why) => upper?.Failed(why);

    /// <inheritdoc/>
    public void Send(Message message) => RouteTo(message.To.Instance)?.Post(message);

    /// <inheritdoc/>
    public ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken) =>
        asking.AskAsync(
            id,
            AskKind.TreeNode,
            null,
            Wire.TreeNode.Parser,
            node => CommitteeFromWire.Of(id, node),
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> PermitAsync(
        CommitteeId id,
        CommitteeEvent happened,
        CancellationToken cancellationToken
    )
    {
        var above = upper ?? throw new InvalidOperationException("No installation is above this one");
        var up = new LinkAsking(above.AskAsync, limits);
        return await up.AskAsync(
                id,
                AskKind.Permit,
                new Wire.PermitAsked { Event = CommitteeToWire.Of(happened) },
                Wire.Permit.Parser,
                permit => TimeSpan.FromMilliseconds(permit.Patience),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>What installations below know of committees that are looked for; who is away is left out.</summary>
    public async ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken)
    {
        async Task<DirectoryPage> AskAsync(LinkPeer peer)
        {
            try
            {
                return await new LinkAsking(peer.AskAsync, limits)
                    .AskAsync(
                        CommitteeId.Parse(peer.Instances[0]),
                        AskKind.Search,
                        CommitteeToWire.Of(query),
                        Wire.Directory.Parser,
                        CommitteeFromWire.Of,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (e is FederationBusyException or CommitteeUnknownException)
            {
                return new([], false);
            }
        }

        var pages = await Task.WhenAll(lower.Values.Where(p => p.IsUp).Select(AskAsync)).ConfigureAwait(false);
        return new([.. pages.SelectMany(p => p.Entries)], pages.Any(p => p.HasMore));
    }

    /// <summary>The greeting of this installation.</summary>
    internal Wire.Greeting Greeting(bool toUpper) =>
        new()
        {
            Version = Frames.Newest,
            Oldest = Frames.Oldest,
            Name = settings.Name,
            Instances = { toUpper ? HostedOrBehind() : [] },
        };

    /// <summary>Whether the committees of an instance may be spoken for by a link.</summary>
    internal bool IsBehind(LinkPeer peer, string instance) =>
        peer.IsUpper ? !IsHosted(instance) && !IsBehind(instance) : peer.Instances.Contains(instance);

    /// <summary>Takes a message from a link, unless it speaks for somebody else.</summary>
    internal bool Take(LinkPeer from, Message message)
    {
        if (!IsBehind(from, message.From.Instance))
        {
            return false;
        }

        if (IsHosted(message.To.Instance))
        {
            if (!from.IsUpper && message is Push or Offer)
            {
                learning.Note(message.From);
            }

            Host.Engine.Deliver(message);
        }
        else if (RouteTo(message.To.Instance) is { } next && next != from)
        {
            next.Post(message);
        }

        return true;
    }

    /// <summary>Answers a question of a link, or passes it on.</summary>
    internal async ValueTask<Wire.Reply> AnswerAsync(
        LinkPeer from,
        Wire.Ask ask,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        if (!CommitteeId.TryParse(ask.Committee, out var id))
        {
            return ReplyStatus.Of(ask.Id, ReplyStatus.Malformed);
        }

        var isPermit = ask.Kind == AskKind.Permit;
        if (isPermit && (from.IsUpper || !IsBehind(from, id.Instance)))
        {
            return ReplyStatus.Of(ask.Id, ReplyStatus.NotYours);
        }

        // Whatever it is about, the order of such events is made in one place, at the top.
        if (isPermit ? upper is null : IsHosted(id.Instance))
        {
            return await LinkAnswering
                .AnswerAsync(Host.Federation, Host.Engine.Tree, ask, cancellationToken)
                .ConfigureAwait(false);
        }

        var next = isPermit ? upper : RouteTo(id.Instance);
        if (next is null && IsBehind(id.Instance))
        {
            // It has not linked up since the start here: that is no answer to whether there is such a committee.
            return ReplyStatus.Of(ask.Id, ReplyStatus.Away);
        }

        if (next is null || next == from || ask.Hops >= limits.HopsMax)
        {
            return ReplyStatus.Of(ask.Id, ReplyStatus.UnknownCommittee);
        }

        var passed = new Wire.Ask
        {
            Kind = ask.Kind,
            Committee = ask.Committee,
            Body = ask.Body,
            Hops = ask.Hops + 1,
        };
        return await next.AskAsync(passed, patience, cancellationToken).ConfigureAwait(false)
            ?? ReplyStatus.Of(ask.Id, ReplyStatus.Away);
    }

    /// <summary>
    /// Asks whoever a link leads to; where nobody answers, what was last said to a question of that kind. A permit is
    /// asked for above.
    /// </summary>
    internal async ValueTask<Wire.Reply> PassAsync(Wire.Ask ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        var id = CommitteeId.Parse(ask.Committee);
        var next = ask.Kind == AskKind.Permit ? upper : RouteTo(id.Instance);
        var reply = next is null ? null : await next.AskAsync(ask, patience, cancellationToken).ConfigureAwait(false);
        return reply is { Status: not ReplyStatus.Away } ? reply
            : memory.Recall(id, ask.Kind) is { } known ? new() { Id = ask.Id, Body = known }
            : ReplyStatus.Of(ask.Id, ReplyStatus.Away);
    }

    /// <summary>A link has come up: what was said meanwhile on either side has to be compared.</summary>
    internal void CameUp(LinkPeer peer)
    {
        Host.Engine.Compare(instance => IsBehind(peer, instance));
        Changed?.Invoke();
    }

    /// <summary>A link has gone down.</summary>
    internal void WentDown() => Changed?.Invoke();

    private ValueTask<Wire.Reply?> RouteAsync(Wire.Ask ask, TimeSpan patience, CancellationToken cancellationToken) =>
        RouteTo(CommitteeId.Parse(ask.Committee).Instance)?.AskAsync(ask, patience, cancellationToken)
        ?? new((Wire.Reply?)null);

    private LinkPeer? RouteTo(string instance) =>
        behind.TryGetValue(instance, out var link) ? lower.GetValueOrDefault(link) : upper;

    private bool IsBehind(string instance) => behind.ContainsKey(instance);

    private IEnumerable<string> HostedOrBehind() => settings.Instances.Union(behind.Keys).Order(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Behind(ILinkBook book) =>
        book
            .All.Where(enrolment => !enrolment.IsRevoked)
            .SelectMany(enrolment => enrolment.Instances, (enrolment, instance) => (instance, enrolment.Id))
            .ToFrozenDictionary(pair => pair.instance, pair => pair.Id, StringComparer.Ordinal);

    private void Reread()
    {
        behind = Behind(book);
        foreach (var enrolment in book.All.Where(e => e.IsRevoked))
        {
            if (lower.TryRemove(enrolment.Id, out var peer))
            {
                peer.Close("It was revoked");
            }

            memory.Forget(instance => enrolment.Instances.Contains(instance) && !IsBehind(instance));
            learning.Changed(enrolment.Id);
        }

        Changed?.Invoke();
    }

    /// <summary>The link that leads to an instance.</summary>
    private string LinkOf(string instance) => behind.GetValueOrDefault(instance, UpperLink);

    /// <summary>
    /// Asks a committee all that is remembered, and what those below it are called: what comes is kept on the way.
    /// </summary>
    private async Task LearnAsync(CommitteeId id, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var committee = Committee(id);
        await committee.ProfileAsync(today, cancellationToken).ConfigureAwait(false);
        var children = await committee.ChildrenAsync(today, cancellationToken).ConfigureAwait(false);
        await committee.ReportsAsync(cancellationToken).ConfigureAwait(false);
        await committee.FindingsAsync(cancellationToken).ConfigureAwait(false);
        await committee.TargetsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var child in children.Where(one => IsAbroad(one.Id.Instance)).Take(limits.LearnBelowMax))
        {
            await Committee(child.Id).ProfileAsync(today, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes up what was remembered before the start, as far as each link may speak for it still.</summary>
    private void Recall()
    {
        var links = book.All.Where(e => !e.IsRevoked).Select(e => e.Id);
        foreach (var link in HasUpper ? links.Append(UpperLink) : links)
        {
            foreach (var one in shelf?.Read(link) ?? [])
            {
                if (LinkOf(one.Committee.Instance) == link)
                {
                    memory.Recall(one);
                }
            }
        }
    }

    private void Keep(string link) => shelf?.Write(link, memory.Of(instance => LinkOf(instance) == link));
}
