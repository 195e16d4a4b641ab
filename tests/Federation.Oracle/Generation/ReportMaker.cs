using System.Collections.Immutable;
using Federation.Core.Facts;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Oracle.Generation;

/// <summary>Makes up what committees report, revise and withdraw.</summary>
internal sealed class ReportMaker(Dice dice, FederationShape shape, Calendar calendar, IReadOnlyList<FigureKey> keys)
{
    public IEnumerable<Fact> For(Sprig sprig)
    {
        var subtreePercent = shape.StatesSubtrees ? dice.Pick([5, 50, 90]) : 0;
        var reports = dice.Next(shape.ReportsMax + 1);
        for (var i = 1; i <= reports; i++)
        {
            // Keys in another order than time, since report order looks at both.
            var key = $"r{dice.Next(4)}{i}";
            var revisions = shape.Corrects && dice.Chance(30) ? dice.Between(2, 3) : 1;
            for (var revision = 1; revision <= revisions; revision++)
            {
                if (revision == revisions || dice.Chance(80))
                {
                    var report = Report(sprig, key, revision, subtreePercent);
                    yield return new ReportAccepted(report, $"{sprig.Id} {key} {revision}");
                }
            }

            if (shape.Corrects && dice.Chance(12))
            {
                yield return new ReportWithdrawn(key, dice.Between(1, revisions), "wrong");
            }
        }
    }

    /// <summary>A report of some figures.</summary>
    public Report Report(Sprig sprig, string key, int revision, int subtreePercent)
    {
        var time = dice.Chance(50) ? FigureTime.AsOf(StockDay(sprig)) : FigureTime.Over(calendar.Period());
        DateOnly? published = dice.Chance(50) ? null : time.Day.AddDays(dice.Between(-40, 40));
        var observations = Enumerable
            .Range(0, dice.Between(1, 5))
            .Select(_ => Observation(sprig, time, subtreePercent))
            .DistinctBy(o => (o.Key, o.Time.Period, o.Scope));
        return new(key, revision, time, new("doc", null, null, published), [.. observations], [], [], []);
    }

    private Observation Observation(Sprig sprig, FigureTime time, int subtreePercent)
    {
        var key = dice.Pick(keys);
        var scope = dice.Chance(subtreePercent) ? Scope.Subtree : Scope.Own;
        var takesPeriod = TestCatalogue.Catalogue.Find(key.Indicator)!.TakesPeriod;
        var own =
            takesPeriod == !time.IsDate && dice.Chance(60) ? time
            : takesPeriod ? FigureTime.Over(calendar.Period())
            : FigureTime.AsOf(StockDay(sprig));
        return new(
            key,
            own,
            Quantity(),
            scope,
            shape.IsExact || dice.Chance(90) ? FigureStatus.Actual
                : dice.Chance(50) ? FigureStatus.Estimated
                : FigureStatus.Projected,
            !shape.IsExact && dice.Chance(5),
            !shape.IsExact && dice.Chance(5)
        );
    }

    /// <summary>Mostly a day on which the committee is active: a stock of another day is no more than a slip.</summary>
    private DateOnly StockDay(Sprig sprig)
    {
        var day = calendar.StockDay();
        for (var i = 0; i < 4 && !(sprig.From <= day && day < sprig.Until); i++)
        {
            day = calendar.StockDay();
        }

        return day;
    }

    private Quantity Quantity()
    {
        decimal value = dice.Chance(8) ? 0 : dice.Next(dice.Chance(50) ? 10 : 1000);
        value += dice.Chance(15) ? dice.Pick([0.5m, 0.25m, 0.0001m]) : 0;
        return shape.IsExact || dice.Chance(60)
            ? Core.Quantities.Quantity.Exact(value)
            : Core.Quantities.Quantity.Of(dice.Pick(Enum.GetValues<Bound>()), value, value + dice.Next(20));
    }
}
