using Federation.Core.Indicators;
using Federation.Core.Rules;

namespace Federation.Core.State;

/// <summary>Runs the quality rules again on the keys that a change can have touched.</summary>
internal static class Checking
{
    public static StateChange Recheck(StateChange change)
    {
        var state = change.State;
        var rechecked = new List<KeyValuePair<FigureKey, KeyState?>>();
        foreach (var key in RuleBook.Touched(state, change.Keys))
        {
            var before = state.Keys.Find(key)!;
            var findings = RuleBook.Check(state, key);
            if (!findings.SequenceEqual(before.Findings))
            {
                rechecked.Add(new(key, before with { Findings = findings }));
            }
        }

        return rechecked.Count == 0
            ? change
            : change with
            {
                State = state with { Keys = state.Keys.With(rechecked) },
                Keys = change.Keys.Union(rechecked.Select(r => r.Key)).ToHashSet(),
            };
    }
}
