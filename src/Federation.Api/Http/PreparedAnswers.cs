using Federation.Core.Identity;

namespace Federation.Api.Http;

/// <summary>
/// Answers that were given before, ready to be sent again while what they come from is the same object. A fixed number
/// of places, a few for each question: it takes the place of one of those that had them before, so nothing has to be
/// cleared, counted or locked.
/// </summary>
internal sealed class PreparedAnswers
{
    /// <summary>About 16 MB where every place is taken.</summary>
    private const int Places = 1 << 14;

    /// <summary>
    /// Where a question may stand: with a single place, two that are asked in turns would drive each other out.
    /// </summary>
    private const int PlacesEach = 4;

    private readonly Kept?[] places = new Kept?[Places];
    private int turn;

    /// <summary>The answer to a question; null where it was not given from this before.</summary>
    /// <param name="from">What answers come from now.</param>
    /// <param name="question">The question.</param>
    public PreparedAnswer? Find(object from, in Question question)
    {
        var hash = question.GetHashCode();
        var first = FirstOf(hash);
        for (var place = first; place < first + PlacesEach; place++)
        {
            if (Volatile.Read(ref places[place]) is { } kept && kept.IsOf(hash, question))
            {
                return kept.From.TryGetTarget(out var before) && ReferenceEquals(before, from) ? kept.Answer : null;
            }
        }

        return null;
    }

    /// <summary>Keeps an answer.</summary>
    /// <param name="from">What answers came from before it was asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(object from, in Question question, PreparedAnswer answer)
    {
        var hash = question.GetHashCode();
        Volatile.Write(ref places[PlaceFor(hash, question)], new(hash, question, new(from), answer));
    }

    /// <summary>Its own, an empty one, one of an answer that cannot be given again; or else whose turn it is.</summary>
    private int PlaceFor(int hash, in Question question)
    {
        var first = FirstOf(hash);
        var free = default(int?);
        for (var place = first; place < first + PlacesEach; place++)
        {
            var kept = Volatile.Read(ref places[place]);
            if (kept?.IsOf(hash, question) == true)
            {
                return place;
            }

            free ??= kept is null || !kept.From.TryGetTarget(out _) ? place : null;
        }

        return free ?? (first + (turn++ & (PlacesEach - 1)));
    }

    private static int FirstOf(int hash) => hash & (Places - PlacesEach);

    /// <summary>A question as it was asked.</summary>
    /// <param name="Committee">Whom.</param>
    /// <param name="Query">The parameters, in the order in which they were written.</param>
    /// <param name="Today">What "now" means.</param>
    internal readonly record struct Question(CommitteeId Committee, string Query, DateOnly Today);

    private sealed record Kept(int Hash, Question Question, WeakReference<object> From, PreparedAnswer Answer)
    {
        public bool IsOf(int hash, in Question question) => Hash == hash && Question == question;
    }
}
