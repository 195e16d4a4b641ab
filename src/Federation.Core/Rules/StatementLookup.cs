using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.Time;

namespace Federation.Core.Rules;

/// <summary>Finding what was stated for just one time.</summary>
internal static class StatementLookup
{
    /// <summary>The standing statement of exactly this time, null where there is none.</summary>
    public static Statement? StandingAt(this Statements statements, Period period)
    {
        int low = 0,
            high = statements.Standing.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var at = statements.Standing.ItemRef(middle).Period;
            var order = at.To.CompareTo(period.To);
            order = order != 0 ? order : at.From.CompareTo(period.From);
            if (order == 0)
            {
                return statements.Standing[middle];
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    /// <summary>What one report states for this time, whether or not another report's figure stands.</summary>
    public static Statement? StatedIn(this Statements statements, string report, Period period)
    {
        foreach (var statement in statements.Standing.AsSpan())
        {
            if (statement.Period == period && statement.Report.Head.Key == report)
            {
                return statement;
            }
        }

        foreach (var statement in statements.Overruled.AsSpan())
        {
            if (statement.Period == period && statement.Report.Head.Key == report)
            {
                return statement;
            }
        }

        return null;
    }
}
