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
        var state = change.State;
        var claims = ClaimIndex.Of(state);
        List<KeyValuePair<FigureKey, KeyState?>>? rechecked = null;
        foreach (var key in RuleBook.Touched(state, change.Keys, claims))
        {
            var before = state.Keys.Find(key);
            var findings = RuleBook.Check(state, key, claims);
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
