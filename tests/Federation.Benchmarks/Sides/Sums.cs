using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Sides;

/// <summary>
/// Every upper committee's sums, added up here from what stands: what SQLite's roll-up is filled with, and one more
/// count that all others have to agree with.
/// </summary>
internal sealed class Sums
{
    private readonly Dictionary<(int Committee, int Key), SortedDictionary<DateOnly, long>> steps = [];
    private readonly Dictionary<(int Committee, int Key, DateOnly From, DateOnly To), long> flows = [];

    private Sums() { }

    /// <summary>The steps of stocks: the sum from each day on.</summary>
    public IEnumerable<(int Committee, int Key, DateOnly Day, long Value)> Stocks
    {
        get
        {
            foreach (var ((committee, key), changes) in steps)
            {
                var sum = 0L;
                foreach (var (day, change) in changes)
                {
                    sum += change;
                    yield return (committee, key, day, sum);
                }
            }
        }
    }

    /// <summary>The sums of flows, by quarter and by year.</summary>
    public IEnumerable<(int Committee, int Key, DateOnly From, DateOnly To, long Value)> Flows =>
        flows.Select(sum => (sum.Key.Committee, sum.Key.Key, sum.Key.From, sum.Key.To, sum.Value));

    public static Sums Of(Nation nation)
    {
        var sums = new Sums();
        var above = StandingRows.Closure(nation).ToLookup(row => row.Unit);
        foreach (var (report, until) in StandingRows.Reports(nation))
        {
            foreach (var row in above[Questions.NumberOfUnit(nation, report.Unit)])
            {
                sums.Add(report, until, row);
            }
        }

        return sums;
    }

    private void Add(UnitReport report, DateOnly until, Belonging row)
    {
        var last = report.Quarter.Last;
        var from = row.From > last ? row.From : last;
        var end = row.Until < until ? row.Until : until;
        foreach (var key in FigureKey.All)
        {
            var value = report.Values[key.Index];
            if (key.IsStock && from < end)
            {
                Step(row.Upper, key.Index, from, value);
                Step(row.Upper, key.Index, end, -value);
            }
            else if (!key.IsStock && row.From <= last && row.Until > last)
            {
                Flow(row.Upper, key.Index, report.Quarter.First, last, value);
                Flow(row.Upper, key.Index, new(last.Year, 1, 1), new(last.Year, 12, 31), value);
            }
        }
    }

    private void Step(int committee, int key, DateOnly day, long change)
    {
        if (day == DateOnly.MaxValue)
        {
            return;
        }

        if (!steps.TryGetValue((committee, key), out var changes))
        {
            steps[(committee, key)] = changes = [];
        }

        changes[day] = changes.GetValueOrDefault(day) + change;
    }

    private void Flow(int committee, int key, DateOnly from, DateOnly to, long value)
    {
        var name = (committee, key, from, to);
        flows[name] = flows.GetValueOrDefault(name) + value;
    }
}
