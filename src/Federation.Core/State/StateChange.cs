using Federation.Core.Indicators;

namespace Federation.Core.State;

/// <summary>A state and what is different from the one before it.</summary>
/// <param name="State">The new state.</param>
/// <param name="Keys">The keys whose figures, findings or moves changed.</param>
/// <param name="Tree">Whether the committee's place in the tree, or the tree below it, changed.</param>
public sealed record StateChange(CommitteeState State, IReadOnlySet<FigureKey> Keys, bool Tree)
{
    /// <summary>No difference.</summary>
    public static StateChange None(CommitteeState state) => new(state, new HashSet<FigureKey>(), false);

    /// <summary>This and what follows from its state, as one difference.</summary>
    public StateChange Then(Func<CommitteeState, StateChange> next)
    {
        var later = next(State);
        return new(later.State, Keys.Union(later.Keys).ToHashSet(), Tree || later.Tree);
    }
}
