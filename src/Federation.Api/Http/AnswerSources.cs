using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Api.Http;

/// <summary>
/// What the figures of one answer come from, each committee's as it was before it was asked: as long as all of it is
/// the same, so is the answer. It is never what keeps a committee's past in memory.
/// </summary>
internal sealed class AnswerSources
{
    private readonly Dictionary<CommitteeId, WeakReference<object>> sources = [];

    /// <summary>Whether every figure's is known, and each committee's was the same for all of its figures.</summary>
    public bool AreAllKnown { get; private set; } = true;

    /// <summary>Of how many committees there are figures.</summary>
    public int Count => sources.Count;

    /// <summary>Notes what a figure came from.</summary>
    /// <param name="committee">Whose figure.</param>
    /// <param name="from">
    /// Its <see cref="ICommittee.AnswersFrom"/> before it was asked; null where the figure may change without it.
    /// </param>
    public void Add(CommitteeId committee, object? from)
    {
        if (from is null)
        {
            AreAllKnown = false;
        }
        else if (!sources.TryGetValue(committee, out var known))
        {
            sources.Add(committee, new(from));
        }
        else
        {
            AreAllKnown &= IsSame(known, from);
        }
    }

    /// <summary>Notes that something of the answer is no figure: it may be one later, and nobody says so.</summary>
    public void AddUnknown() => AreAllKnown = false;

    /// <summary>Whether all of it is what the committees answer from now.</summary>
    public bool IsAsBefore(IFederation federation)
    {
        foreach (var (committee, source) in sources)
        {
            if (!IsSame(source, federation.Committee(committee).AnswersFrom))
            {
                return false;
            }
        }

        return AreAllKnown;
    }

    private static bool IsSame(WeakReference<object> before, object? now) =>
        now is not null && before.TryGetTarget(out var target) && ReferenceEquals(target, now);
}
