using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.State;

namespace Federation.Cli.Verify;

/// <summary>What one committee's journal gives, alone.</summary>
/// <param name="State">The state after its last entry, which has heard of no child.</param>
/// <param name="Histories">What it was, after each of its events in the order in which they were recorded.</param>
/// <param name="LastPosition">The place of its last entry in the chain.</param>
internal sealed record Replayed(CommitteeState State, ImmutableArray<CommitteeHistory> Histories, long LastPosition)
{
    public static Replayed Nothing(CommitteeState state) => new(state, [state.History], 0);

    public Replayed Then(CommitteeState state, long position) =>
        new(state, ReferenceEquals(state.History, State.History) ? Histories : Histories.Add(state.History), position);
}
