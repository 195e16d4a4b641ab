using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Core.Rules;

/// <summary>One quality rule: pure, a function of what a committee knows.</summary>
public interface IFindingRule
{
    /// <summary>The findings on one key of one committee.</summary>
    IEnumerable<Finding> Check(CommitteeState state, FigureKey key);
}
