using Federation.Core.Identity;

namespace Federation.Api.Http;

/// <summary>
/// Answers that were given before, ready to be sent again while what they come from is the same object. A fixed number
/// of places: a question takes the place of whichever had it before, so nothing has to be cleared, counted or locked.
/// </summary>
internal sealed class PreparedAnswers
{
    /// <summary>About 16 MB where every place is taken.</summary>
    private const int Places = 1 << 14;

    private readonly Kept?[] places = new Kept?[Places];

    /// <summary>The answer to a question; null where it was not given from this before.</summary>
    /// <param name="from">What answers come from now.</param>
    /// <param name="question">The question.</param>
    public PreparedAnswer? Find(object from, in Question question) =>
        Volatile.Read(ref places[PlaceOf(question)]) is { } kept
        && kept.Question == question
        && kept.From.TryGetTarget(out var before)
        && ReferenceEquals(before, from)
            ? kept.Answer
            : null;

    /// <summary>Keeps an answer.</summary>
    /// <param name="from">What answers came from before it was asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(object from, in Question question, PreparedAnswer answer) =>
        Volatile.Write(ref places[PlaceOf(question)], new(question, new(from), answer));

    private static int PlaceOf(in Question question) => question.GetHashCode() & (Places - 1);

    /// <summary>A question as it was asked.</summary>
    /// <param name="Committee">Whom.</param>
    /// <param name="Query">The parameters, in the order in which they were written.</param>
    /// <param name="Today">What "now" means.</param>
    internal readonly record struct Question(CommitteeId Committee, string Query, DateOnly Today);

    private sealed record Kept(Question Question, WeakReference<object> From, PreparedAnswer Answer);
}
