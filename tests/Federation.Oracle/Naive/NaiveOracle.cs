using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Oracle.Naive;

/// <summary>
/// Answers from plain lists, in the most obvious way, what the product answers from its summaries. Slow and short, and
/// without a line of the product's series, summaries or states. It remembers what it has answered and nothing else.
/// </summary>
public sealed class NaiveOracle
{
    private readonly Genealogy genealogy;
    private readonly Dictionary<FigureKey, StockOracle> stocks = [];
    private readonly Dictionary<FigureKey, FlowOracle> flows = [];

    /// <summary>An oracle over these lists.</summary>
    public NaiveOracle(Chronicle chronicle) => genealogy = new(chronicle);

    /// <summary>What makes the lists no history at all; there the oracle's answers mean nothing.</summary>
    public IEnumerable<string> Faults => genealogy.Faults();

    /// <summary>The days on which anything about the tree changes, in order.</summary>
    public IReadOnlyList<DateOnly> ChangeDays => genealogy.ChangeDays;

    /// <summary>
    /// Whether within one period somebody was above a committee and also, on other days, below it: then a flow of that
    /// period may not be asked.
    /// </summary>
    public bool IsTurnedOver(Period period) => genealogy.IsTurnedOver(period);

    /// <summary>A stock as of a day, in the tree as it was then or, given a day, as it was on that day.</summary>
    public NaiveAnswer Stock(
        CommitteeId committee,
        FigureKey key,
        DateOnly day,
        NaiveBasis basis = NaiveBasis.Effective,
        DateOnly? now = null
    )
    {
        var stock = stocks.TryGetValue(key, out var known) ? known : stocks[key] = new(genealogy, key);
        var at = genealogy[committee];
        return now is { } boundaries ? stock.AsNow(at, day, boundaries, basis) : stock.At(at, day, basis);
    }

    /// <summary>A flow over a period, in the tree as it was then or, given a day, as it was on that day.</summary>
    public NaiveAnswer Flow(
        CommitteeId committee,
        FigureKey key,
        Period asked,
        NaiveBasis basis = NaiveBasis.Effective,
        DateOnly? now = null
    )
    {
        var flow = flows.TryGetValue(key, out var known) ? known : flows[key] = new(genealogy, key);
        var at = genealogy[committee];
        return (
            now is { } boundaries ? flow.AsNow(at, asked, boundaries, basis) : flow.Over(at, asked, basis)
        ).ToAnswer();
    }

    /// <summary>
    /// The stated ratios of a committee and, "never added or averaged upward", of those that belonged to its subtree on the
    /// last day that each is stated for; by committee and time.
    /// </summary>
    public IReadOnlyList<(CommitteeId Committee, Observation Stated)> StatedRatios(CommitteeId committee, FigureKey key)
    {
        var at = genealogy[committee];
        return
        [
            .. from member in genealogy.Members
            from stated in member.Standing(key, Scope.Own, Scope.Subtree)
            where member == at || genealogy.On(stated.Day).Subtree(at).Contains(member)
            orderby member.Id, stated.Period
            select (member.Id, stated.Observation),
        ];
    }

    /// <summary>The parent on a day, null for a root or where the committee is not active.</summary>
    public CommitteeId? ParentOn(CommitteeId committee, DateOnly day) => genealogy[committee].ParentOn(day);

    /// <summary>Whether the committee is active on a day.</summary>
    public bool IsActive(CommitteeId committee, DateOnly day) => genealogy[committee].IsActive(day);

    /// <summary>A committee and all that are below it on a day; none where it is not active.</summary>
    public IReadOnlyList<CommitteeId> Subtree(CommitteeId committee, DateOnly day) =>
        [.. genealogy.On(day).Subtree(genealogy[committee]).Select(m => m.Id)];

    /// <summary>How many units the committee's subtree has on a day.</summary>
    public int Units(CommitteeId committee, DateOnly day) => genealogy.On(day).Units(genealogy[committee]);

    /// <summary>How many committees of a level are below a committee on a day.</summary>
    public int Below(CommitteeId committee, string level, DateOnly day) =>
        genealogy.On(day).Subtree(genealogy[committee]).Skip(1).Count(m => m.LevelOn(day) == level);
}
