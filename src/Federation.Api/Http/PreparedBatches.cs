using Federation.Engine.Ports;

namespace Federation.Api.Http;

/// <summary>
/// Whole answers to batches that were given before, ready to be sent again for the same bytes while all that they come
/// from is the same. Like <see cref="PreparedAnswers"/> a fixed number of places, so it holds at most
/// <see cref="PlacesDefault"/> times <see cref="BytesMax"/>: 32 MiB.
/// </summary>
/// <param name="places">How many places there are.</param>
internal sealed class PreparedBatches(int places)
{
    /// <summary>How many answers are kept.</summary>
    public const int PlacesDefault = 256;

    /// <summary>What a question and its answer may take together; whatever takes more is not kept.</summary>
    public const int BytesMax = 128 * 1024;

    /// <summary>About what a committee takes that an answer comes from: identity and weak reference.</summary>
    private const int SourceBytes = 256;

    private readonly Kept?[] kept = new Kept?[places];

    public PreparedBatches()
        : this(PlacesDefault) { }

    /// <summary>
    /// The answer to a batch; null where it was not given before, or where it may be another one by now.
    /// </summary>
    /// <param name="federation">Whose committees are asked.</param>
    /// <param name="body">The questions as they were sent.</param>
    /// <param name="today">What "now" means.</param>
    public byte[]? Find(IFederation federation, ReadOnlySpan<byte> body, DateOnly today) =>
        Volatile.Read(ref kept[PlaceOf(body)]) is { } before
        && before.Today == today
        && body.SequenceEqual(before.Body)
        && before.Sources.IsAsBefore(federation)
            ? before.Answer
            : null;

    /// <summary>Keeps an answer.</summary>
    /// <param name="body">The questions as they were sent.</param>
    /// <param name="today">What "now" meant.</param>
    /// <param name="sources">What all of its answers came from before they were asked.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(ReadOnlySpan<byte> body, DateOnly today, AnswerSources sources, byte[] answer)
    {
        if (sources.AreAllKnown && body.Length + answer.Length + sources.Count * SourceBytes <= BytesMax)
        {
            Volatile.Write(ref kept[PlaceOf(body)], new(body.ToArray(), today, sources, answer));
        }
    }

    /// <summary>The hash only chooses the place: what is found there is held against the bytes themselves.</summary>
    private int PlaceOf(ReadOnlySpan<byte> body)
    {
        var hash = new HashCode();
        hash.AddBytes(body);
        return (hash.ToHashCode() & int.MaxValue) % kept.Length;
    }

    private sealed record Kept(byte[] Body, DateOnly Today, AnswerSources Sources, byte[] Answer);
}
