using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Core.Rules;

/// <summary>All rules, in the order in which findings are listed.</summary>
public static class RuleBook
{
    private static readonly ImmutableArray<IFindingRule> Rules = [];

    /// <summary>The findings on one key of one committee.</summary>
    public static ImmutableArray<Finding> Check(CommitteeState state, FigureKey key) =>
        [.. Rules.SelectMany(r => r.Check(state, key))];

    /// <summary>The known keys that rules may judge differently once some keys have changed.</summary>
    public static IEnumerable<FigureKey> Touched(CommitteeState state, IReadOnlySet<FigureKey> changed) =>
        changed.Where(k => state.Keys.Find(k) is not null);
}
