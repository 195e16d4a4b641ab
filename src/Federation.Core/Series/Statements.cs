using System.Collections.Immutable;
using Federation.Core.Reports;
using Federation.Core.Time;

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

    /// <summary>Statements of which each may have lost to another.</summary>
    public static Statements Of(ImmutableArray<Statement> all)
    {
        for (var i = 1; i < all.Length; i++)
        {
            if (ByTime(all.ItemRef(i - 1).Period, all.ItemRef(i).Period) >= 0)
            {
                return None.Replace("", all);
            }
        }

        return all.IsEmpty ? None : new(all, []);
    }

    /// <summary>These statements without those of one report, and with others.</summary>
    public Statements Replace(string reportKey, IEnumerable<Statement> with)
    {
        // Nearly all that comes is the only statement of its report and of its time.
        if (with is IReadOnlyList<Statement> { Count: < 2 } few && !States(reportKey))
        {
            if (few.Count == 0)
            {
                return this;
            }

            var at = PlaceOf(few[0].Period);
            if (at == Standing.Length || Standing[at].Period != few[0].Period)
            {
                return this with { Standing = Standing.Insert(at, few[0]) };
            }
        }

        var all = new List<Statement>(Standing.Length + Overruled.Length + 1);
        AddOthers(all, Standing, reportKey);
        AddOthers(all, Overruled, reportKey);
        all.AddRange(with);
        if (all.Count == 0)
        {
            return None;
        }

        all.Sort(ByTime);
        var standing = ImmutableArray.CreateBuilder<Statement>(all.Count);
        var overruled = ImmutableArray.CreateBuilder<Statement>();
        for (var i = 0; i < all.Count; i++)
        {
            var isLast = i + 1 == all.Count || all[i + 1].Period != all[i].Period;
            (isLast ? standing : overruled).Add(all[i]);
        }

        return new(standing.DrainToImmutable(), overruled.DrainToImmutable());
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

    /// <summary>Whether no two share a day, so that all together cover the most; they are in order of time.</summary>
    internal static bool AreApart(ImmutableArray<Statement> statements)
    {
        for (var i = 1; i < statements.Length; i++)
        {
            if (statements[i].Period.From <= statements[i - 1].Day)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The order in which statements stand: by last day, then first day.</summary>
    internal static int ByTime(Period a, Period b)
    {
        var byEnd = a.To.CompareTo(b.To);
        return byEnd != 0 ? byEnd : a.From.CompareTo(b.From);
    }

    /// <summary>Whether a report states anything here, standing or not.</summary>
    internal bool States(string reportKey) => States(Standing, reportKey) || States(Overruled, reportKey);

    private static bool States(ImmutableArray<Statement> statements, string reportKey)
    {
        foreach (ref readonly var statement in statements.AsSpan())
        {
            if (statement.Report.Head.Key == reportKey)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many statements stand whose time comes before a period.</summary>
    private int PlaceOf(Period period)
    {
        var place = Standing.Length;
        while (place > 0 && ByTime(Standing.ItemRef(place - 1).Period, period) >= 0)
        {
            place--;
        }

        return place;
    }

    private static void AddOthers(List<Statement> to, ImmutableArray<Statement> from, string reportKey)
    {
        foreach (ref readonly var statement in from.AsSpan())
        {
            if (statement.Report.Head.Key != reportKey)
            {
                to.Add(statement);
            }
        }
    }

    /// <summary>By time; of the same time by report order, then place in the report.</summary>
    private static int ByTime(Statement a, Statement b)
    {
        var order = a.Period.To.CompareTo(b.Period.To);
        order = order != 0 ? order : a.Period.From.CompareTo(b.Period.From);
        order =
            order != 0 || ReferenceEquals(a.Report, b.Report)
                ? order
                : a.Report.Head.Order.CompareTo(b.Report.Head.Order);
        return order != 0 ? order : a.Index.CompareTo(b.Index);
    }
}
