using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Google.Protobuf;

namespace Federation.Engine.Link;

/// <summary>
/// What is known of committees of other installations while these cannot be reached: figures as uppers here hold them,
/// and all else as they last said it. Of each kind of question the answer about the newest day is kept.
/// </summary>
/// <param name="upperOf">Who holds what a committee shows; null for nobody.</param>
/// <param name="limits">How much is kept.</param>
/// <param name="clock">The time.</param>
/// <param name="changed">Told of each committee of which something else is known now.</param>
internal sealed class LinkMemory(
    Func<CommitteeId, CommitteeView?> upperOf,
    LinkLimits limits,
    TimeProvider clock,
    Action<CommitteeId> changed
)
{
    private readonly ConcurrentDictionary<(CommitteeId Committee, string Kind), Remembered> known = new();
    private long bytes;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>A figure as it was shown last; null where nobody here holds enough.</summary>
    public FigureReply? Figure(CommitteeId id, FigureRequest request) =>
        upperOf(id) is { } upper ? LastKnown.Figure(upper, id, request) : null;

    /// <summary>
    /// The answer to a question; where the committee is away, what it last answered to one of that kind.
    /// </summary>
    /// <exception cref="CommitteeAwayException">It is away, and nothing is remembered.</exception>
    public async ValueTask<T> AskAsync<TMessage, T>(
        LinkAsking asking,
        CommitteeId id,
        (string Kind, DateOnly? Day) question,
        MessageParser<TMessage> parser,
        Func<TMessage, T> read,
        CancellationToken cancellationToken
    )
        where TMessage : IMessage<TMessage>
        where T : notnull
    {
        var (kind, day) = question;
        var body = day is { } about ? new Codec.Wire.DayAsked { Day = about.ToWire() } : null;
        try
        {
            return await asking.AskAsync(id, kind, body, parser, ReadAndKeep, cancellationToken).ConfigureAwait(false);
        }
        catch (CommitteeAwayException)
        {
            if (TryRecall(id, kind, parser, read, out var reply))
            {
                return reply;
            }

            throw;
        }

        T ReadAndKeep(TMessage message)
        {
            var reply = read(message);
            Keep(new(id, kind, day is { } asked && asked < Today ? asked : Today, message.ToByteArray()));
            return reply;
        }
    }

    /// <summary>What a committee last answered to a kind of question, as it said it; null for nothing.</summary>
    public ByteString? Recall(CommitteeId id, string kind) =>
        known.TryGetValue((id, kind), out var kept) ? ByteString.CopyFrom(kept.Body.Span) : null;

    /// <summary>All that is remembered of the committees of some instances.</summary>
    public IReadOnlyList<Remembered> Of(Func<string, bool> instances) =>
        [
            .. known
                .Values.Where(one => instances(one.Committee.Instance))
                .OrderBy(one => one.Committee)
                .ThenBy(one => one.Kind, StringComparer.Ordinal),
        ];

    /// <summary>Takes up what was remembered before the start.</summary>
    public void Recall(Remembered one) => Put(one);

    /// <summary>Knows nothing any more of the committees of some instances.</summary>
    public void Forget(Func<string, bool> instances)
    {
        foreach (var key in known.Keys.Where(key => instances(key.Committee.Instance)))
        {
            if (known.TryRemove(key, out var gone))
            {
                Interlocked.Add(ref bytes, -gone.Body.Length);
            }
        }
    }

    private bool TryRecall<TMessage, T>(
        CommitteeId id,
        string kind,
        MessageParser<TMessage> parser,
        Func<TMessage, T> read,
        [MaybeNullWhen(false)] out T reply
    )
        where TMessage : IMessage<TMessage>
    {
        reply = default;
        if (!known.TryGetValue((id, kind), out var kept))
        {
            return false;
        }

        try
        {
            reply = WireBytes.Read(kept.Body.Span, parser, read, "What was remembered");
            return true;
        }
        catch (FormatException)
        {
            // It was kept by another version of the program, or damaged since: as if it had never been said.
            return false;
        }
    }

    private void Keep(Remembered one)
    {
        if (
            known.TryGetValue((one.Committee, one.Kind), out var before)
            && (before.Day > one.Day || before.Body.Span.SequenceEqual(one.Body.Span))
        )
        {
            return;
        }

        if (Put(one))
        {
            changed(one.Committee);
        }
    }

    /// <summary>Puts something in, where there is room.</summary>
    private bool Put(Remembered one)
    {
        var key = (one.Committee, one.Kind);
        known.TryGetValue(key, out var before);
        var more = one.Body.Length - (before?.Body.Length ?? 0);
        var hasRoom =
            one.Body.Length <= limits.RememberedBytesEach
            && Interlocked.Read(ref bytes) + more <= limits.RememberedBytesMax
            && (before is not null || known.Count < limits.RememberedMax);
        if (!hasRoom)
        {
            return false;
        }

        known[key] = one;
        Interlocked.Add(ref bytes, more);
        return true;
    }
}
