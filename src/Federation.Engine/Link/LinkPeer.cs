using System.Collections.Immutable;
using Federation.Engine.Messages;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>The other side of a link, over all its connections; the last to come is the one that counts.</summary>
internal sealed class LinkPeer(LinkHub hub, Enrolment? enrolment, LinkLimits limits, TimeProvider clock) : ILinkSide
{
    private readonly Lock gate = new();
    private LinkSession? session;
    private string? name;
    private DateTimeOffset? since;
    private string? lastError;

    public bool IsUpper => enrolment is null;

    public ImmutableArray<string> Instances => enrolment?.Instances ?? [];

    public bool IsUp => Volatile.Read(ref session) is not null;

    /// <summary>A link of which nothing has been heard since the start.</summary>
    public static LinkState Absent(Enrolment enrolment) =>
        new(
            enrolment.Id,
            null,
            false,
            enrolment.Instances,
            StatusOf(enrolment, false),
            null,
            null,
            0,
            0,
            0,
            0,
            null,
            []
        );

    /// <summary>The link as an operator sees it.</summary>
    public LinkState State(Enrolment? now)
    {
        lock (gate)
        {
            return new(
                now?.Id ?? LinkHub.UpperLink,
                name,
                IsUpper,
                Instances,
                StatusOf(now, session is not null),
                since,
                session?.RoundTrip,
                session?.Posted ?? 0,
                session?.Taken ?? 0,
                session?.Waiting ?? 0,
                session?.Dropped ?? 0,
                session?.Notice ?? lastError,
                []
            );
        }
    }

    public void Post(Message message) => Volatile.Read(ref session)?.Post(message);

    public async ValueTask<Wire.Reply?> AskAsync(
        Wire.Ask ask,
        TimeSpan patience,
        CancellationToken cancellationToken
    ) =>
        Volatile.Read(ref session) is { } up
            ? await up.AskAsync(ask, patience, cancellationToken).ConfigureAwait(false)
            : null;

    public void Receive(Message message)
    {
        if (!hub.Take(this, message))
        {
            throw new FormatException($"A message speaks for '{message.From}', which is not behind this link.");
        }
    }

    public ValueTask<Wire.Reply> AnswerAsync(Wire.Ask ask, TimeSpan patience, CancellationToken cancellationToken) =>
        hub.AnswerAsync(this, ask, patience, cancellationToken);

    /// <summary>Carries what is said until the connection ends, or another takes its place.</summary>
    public async Task RunAsync(IFrameChannel channel, CancellationToken cancellationToken)
    {
        Wire.Greeting greeted;
        try
        {
            greeted = await GreetAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or FormatException or OperationCanceledException)
        {
            Failed(e is OperationCanceledException ? "It did not say who it is in time" : e.Message);
            await channel.DisposeAsync().ConfigureAwait(false);
            return;
        }

        var mine = new LinkSession(channel, this, limits, clock);
        LinkSession? before;
        lock (gate)
        {
            (before, session) = (session, mine);
            (name, since) = (greeted.Name, clock.GetUtcNow());
        }

        if (before is not null)
        {
            await before.EndAsync("Another connection took its place").ConfigureAwait(false);
        }

        var running = mine.RunAsync(cancellationToken);
        hub.CameUp(this);
        await running.ConfigureAwait(false);
        lock (gate)
        {
            lastError = mine.Fault ?? lastError;
            if (session == mine)
            {
                (session, since) = (null, clock.GetUtcNow());
            }
        }

        hub.WentDown();
    }

    public void Failed(string why)
    {
        lock (gate)
        {
            lastError = why;
        }
    }

    /// <summary>Ends the connection, at once.</summary>
    /// <param name="why">Why; null where it is in order.</param>
    public void Close(string? why) => _ = Volatile.Read(ref session)?.EndAsync(why);

    private static LinkStatus StatusOf(Enrolment? enrolment, bool isUp) =>
        enrolment is { IsRevoked: true } ? LinkStatus.Revoked
        : isUp ? LinkStatus.Up
        : enrolment is { Key: null } ? LinkStatus.Expected
        : LinkStatus.Away;

    /// <summary>
    /// The lower side says first what it speaks and for whom; the upper one answers, or says why there is no link.
    /// </summary>
    private async Task<Wire.Greeting> GreetAsync(IFrameChannel channel, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limits.GreetingWithin, clock);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        if (IsUpper)
        {
            await SayAsync(channel, hub.Greeting(true), given.Token).ConfigureAwait(false);
        }

        var heard = await channel.ReceiveAsync(given.Token).ConfigureAwait(false);
        var greeting =
            heard is { } bytes && Frames.Decode(bytes.Span) is { KindCase: Wire.Frame.KindOneofCase.Greeting } frame
                ? frame.Greeting
                : throw new FormatException("It did not greet");
        var refusal = Refusal(greeting);
        if (!IsUpper)
        {
            var mine = hub.Greeting(false);
            mine.Refusal = refusal ?? "";
            await SayAsync(channel, mine, given.Token).ConfigureAwait(false);
        }

        return refusal is null ? greeting : throw new FormatException(refusal);
    }

    private string? Refusal(Wire.Greeting greeting)
    {
        if (greeting.Refusal.Length > 0)
        {
            return greeting.Refusal;
        }

        if (greeting.Oldest > Frames.Newest || greeting.Version < Frames.Oldest)
        {
            return $"It speaks versions {greeting.Oldest} to {greeting.Version} of the link, "
                + $"the other side {Frames.Oldest} to {Frames.Newest}: update the older program";
        }

        var strange = IsUpper ? [] : greeting.Instances.Except(Instances).ToList();
        return strange.Count == 0
            ? null
            : $"It speaks for {string.Join(", ", strange)}, for which it is not enrolled: enrol it for them, too";
    }

    private static ValueTask SayAsync(
        IFrameChannel channel,
        Wire.Greeting greeting,
        CancellationToken cancellationToken
    ) => channel.SendAsync(new Wire.Frame { Greeting = greeting }.ToByteArray(), cancellationToken);
}
