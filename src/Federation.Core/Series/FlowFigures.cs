using Federation.Core.Algebra;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>The effective flow of one key at one committee, by asked period. Immutable.</summary>
public abstract record FlowFigures
{
    /// <summary>The distinct periods stated in the subtree, and by how many figures.</summary>
    public abstract GroupMap<Period, Count> Reported { get; }

    /// <summary>
    /// The tiles of the effective figures, where the same ones count whatever period is asked; null where not.
    /// </summary>
    public abstract FlowTiles? Tiles { get; }

    /// <summary>The effective cell for a period; null where the committees below have to be asked.</summary>
    public abstract FlowCell? CellFor(Period asked);

    /// <summary>Whether any of some stated periods lies within another.</summary>
    private protected static bool StatesWithin(GroupMap<Period, Count> stated, Period asked)
    {
        foreach (var period in stated.AsSpan())
        {
            if (asked.Contains(period.Key))
            {
                return true;
            }
        }

        return false;
    }
}
