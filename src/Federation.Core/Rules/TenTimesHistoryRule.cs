using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.Rules;

/// <summary>
/// A figure is ten times what the key has been, or a tenth of it: a slipped digit. Held against the median of the
/// earlier statements of the same scope; for a flow only those over about as many days (lengths less than an eighth
/// apart), since a year is not a quarter. A range counts as its middle. Told where the statement is ten times a median
/// of at least 10 or more, or a tenth or less of a median of at least 100. A stock's 0 is <see
/// cref="FallsToZeroRule"/>'s.
/// </summary>
internal sealed class TenTimesHistoryRule : IFindingRule
{
    private const decimal Times = 10;
    private const decimal MedianMin = 10;
    private const decimal LargeMin = Times * MedianMin;

    public string Code => "ten-times-history";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        if (subject.Stock is null && subject.Flow is null)
        {
            return;
        }

        foreach (var (_, statements) in subject.Stated)
        {
            if (!MayHold(statements.Standing))
            {
                continue;
            }

            for (var i = 1; i < statements.Standing.Length; i++)
            {
                var statement = statements.Standing[i];
                if (
                    MedianBefore(statements.Standing, i, subject.Flow is not null) is { } median
                    && Holds(subject, statement, median)
                )
                {
                    found.Add(subject.Finding(this, statement, Message(subject, statement, median)));
                }
            }
        }
    }

    /// <summary>Nothing is ten times a median that is not ten times the least: most keys are done with here.</summary>
    private static bool MayHold(ImmutableArray<Statement> statements)
    {
        if (statements.Length < 2)
        {
            return false;
        }

        long least = long.MaxValue,
            most = 0;
        foreach (ref readonly var statement in statements.AsSpan())
        {
            var (below, above) = statement.Whole is { } whole ? (whole, whole) : Around(Middle(statement));
            least = Math.Min(least, below);
            most = Math.Max(most, above);
        }

        return most >= LargeMin && most / Times >= least;
    }

    private static (long Below, long Above) Around(decimal value) =>
        ((long)decimal.Floor(value), (long)decimal.Ceiling(value));

    private static bool Holds(RuleSubject subject, Statement statement, decimal median)
    {
        var value = Middle(statement);
        var isSlipUp = median >= MedianMin && value / Times >= median;
        var isSlipDown = median >= LargeMin && median / Times >= value && !(value == 0 && subject.Stock is not null);
        return isSlipUp || isSlipDown;
    }

    private static decimal? MedianBefore(ImmutableArray<Statement> statements, int index, bool isFlow)
    {
        var values = new List<decimal>(index);
        for (var i = 0; i < index; i++)
        {
            if (!isFlow || AreAlike(statements[i].Period, statements[index].Period))
            {
                values.Add(Middle(statements[i]));
            }
        }

        values.Sort();
        return values.Count == 0 ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private static bool AreAlike(Period one, Period other) =>
        Math.Abs(one.Days - other.Days) * 8L < Math.Max(one.Days, other.Days);

    private static decimal Middle(Statement statement) => (statement.Quantity.Low + statement.Quantity.High) / 2;

    private static Phrase Message(RuleSubject subject, Statement statement, decimal median) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” {1} là {2}, {3} trung vị các số đã báo cáo trước đó là {4}. Hãy kiểm tra có thừa hay thiếu chữ số "
                + "không.",
            "“{0}” {1} is {2}, {3} the median of the figures stated before it, {4}. See whether there is a digit too "
                + "many or too few.",
            subject.Key,
            subject.TimeOf(statement.Period),
            statement.Quantity,
            Middle(statement) > median
                ? new Labels("gấp mười lần trở lên", "ten times or more")
                : new Labels("chỉ bằng một phần mười trở xuống", "a tenth or less of"),
            Quantity.Exact(median)
        );
}
