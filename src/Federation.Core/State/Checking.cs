using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Rules;

namespace Federation.Core.State;

/// <summary>
/// Runs the quality rules again on the keys that a change can have touched. Runs on every change: where nothing is
/// found, as before, nothing is copied.
/// </summary>
internal static class Checking
{
    public static StateChange Recheck(StateChange change)
    {
        var claims = ClaimIndex.Of(change.State);
        return Recheck(change, claims, RuleBook.Touched(change.State, change.Keys, claims));
    }

    /// <summary>A state that has just been put together, with what the rules say of every key.</summary>
    public static StateChange CheckAll(CommitteeState state) =>
        Recheck(new(state, state.Keys.Select(k => k.Key).ToHashSet(), true));

    /// <summary>The same where it is known on which keys they find anything.</summary>
    public static CommitteeState CheckOnly(CommitteeState state, IReadOnlyCollection<FigureKey> amiss) =>
        amiss.Count == 0
            ? state
            : Recheck(new(state, new HashSet<FigureKey>(), true), ClaimIndex.Of(state), amiss).State;

    /// <summary>After a change of what children show, and of nothing else.</summary>
    public static StateChange RecheckBelow(StateChange change)
    {
        var claims = ClaimIndex.Of(change.State);
        return Recheck(change, claims, RuleBook.TouchedBelow(change.State, change.Keys, claims));
    }

    private static StateChange Recheck(StateChange change, ClaimIndex claims, IEnumerable<FigureKey> touched)
    {
        var state = change.State;
        List<KeyValuePair<FigureKey, KeyState?>>? rechecked = null;
        var place = 0;
        foreach (var key in touched)
        {
            var before = state.Keys.Find(key, ref place);
            var findings = RuleBook.Check(state, key, before, claims);
            if (!AreSame(findings, before?.Findings ?? []))
            {
                // A claim may speak of a key of which nothing is stated: its finding needs a place all the same.
                before ??= KeyBook.New(state, key);
                (rechecked ??= []).Add(new(key, before with { Findings = findings }));
            }
        }

        return rechecked is null
            ? change
            : change with
            {
                State = state with { Keys = state.Keys.With(rechecked) },
                Keys = change.Keys.Union(rechecked.Select(r => r.Key)).ToHashSet(),
            };
    }

    private static bool AreSame(ImmutableArray<Finding> now, ImmutableArray<Finding> before) =>
        now.Length == before.Length && (now.IsEmpty || now.SequenceEqual(before));
}
