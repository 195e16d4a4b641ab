using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>
/// Walks along a chain of entries that each follow on the one before, and looks at what a hash cannot show: that every
/// committee's sequences have no gap and its incarnations never fall.
/// </summary>
internal sealed class ChainWalk
{
    private readonly bool isWhole;
    private readonly Dictionary<CommitteeId, (long Sequence, long Incarnation)> ends = [];

    /// <summary>A walk that starts after a position, 0 for the beginning.</summary>
    public ChainWalk(long position)
    {
        Position = position;
        isWhole = position == 0;
    }

    /// <summary>The position reached.</summary>
    public long Position { get; private set; }

    /// <summary>The hash there.</summary>
    public string Hash { get; private set; } = ChainHash.Empty;

    /// <summary>Where each committee stood at its last entry on the way.</summary>
    public IReadOnlyDictionary<CommitteeId, (long Sequence, long Incarnation)> Ends => ends;

    /// <summary>One step. Returns what is wrong with the entry, in English; null where it is the next one.</summary>
    public string? Step(JournalEntry entry)
    {
        // A walk from the middle cannot know where a committee stood that it has not met.
        var isKnown = ends.TryGetValue(entry.Committee, out var end) || isWhole;
        if (isKnown && entry.Sequence != end.Sequence + 1)
        {
            return $"{entry.Committee} has sequence {entry.Sequence} after {end.Sequence}";
        }

        if (entry.Incarnation < end.Incarnation)
        {
            return $"{entry.Committee} has incarnation {entry.Incarnation} after {end.Incarnation}";
        }

        ends[entry.Committee] = (entry.Sequence, entry.Incarnation);
        Position = entry.Position;
        Hash = entry.Hash;
        return null;
    }
}
