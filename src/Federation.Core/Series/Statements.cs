using System.Collections.Immutable;
using Federation.Core.Reports;

namespace Federation.Core.Series;

/// <summary>
/// What a committee's standing reports state of one key at one scope: for each time the statement that is latest in
/// report order, in order of time (last day, then first day), and beside them the ones that lost to it.
/// </summary>
public sealed record Statements(ImmutableArray<Statement> Standing, ImmutableArray<Statement> Overruled)
{
    /// <summary>Nothing stated.</summary>
    public static Statements None { get; } = new([], []);

    /// <summary>Whether nothing is stated.</summary>
    public bool IsEmpty => Standing.IsEmpty;

    /// <summary>These statements without those of one report, and with others.</summary>
    public Statements Replace(string reportKey, IEnumerable<Statement> with)
    {
        var all = Standing.Concat(Overruled).Where(s => s.Report.Head.Key != reportKey).Concat(with);
        var byTime = all.GroupBy(s => s.Period)
            .Select(g => g.OrderBy(s => s.Report.Head.Order).ThenBy(s => s.Index).ToArray())
            .OrderBy(g => g[0].Period.To)
            .ThenBy(g => g[0].Period.From)
            .ToArray();
        return byTime.Length == 0
            ? None
            : new([.. byTime.Select(g => g[^1])], [.. byTime.SelectMany(g => g.SkipLast(1))]);
    }

    /// <summary>The last standing statement dated at or before a day, null where there is none.</summary>
    public Statement? LastAt(DateOnly day)
    {
        int low = 0,
            high = Standing.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Standing[middle].Day <= day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high < 0 ? null : Standing[high];
    }

    /// <summary>Whether any statement is dated inside the days from one to another, both included.</summary>
    public bool AnyBetween(DateOnly first, DateOnly last) => LastAt(last) is { } s && s.Day >= first;
}
