using Federation.Api.Http;
using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Composition;

/// <summary>A figure for each step of time, with growth and breaks.</summary>
public static class SeriesAnswers
{
    /// <summary>The series of one key at a committee.</summary>
    /// <param name="federation">The committees.</param>
    /// <param name="committee">Whose.</param>
    /// <param name="key">What is counted.</param>
    /// <param name="days">The days from the first step to the last.</param>
    /// <param name="step">How long a step is.</param>
    /// <param name="basis">Which of the committee's figures.</param>
    /// <param name="boundariesAt">The day whose tree is meant; null for the tree as it was then.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<FigureSeries> AskAsync(
        IFederation federation,
        CommitteeId committee,
        FigureKey key,
        Period days,
        SeriesStep step,
        Basis basis,
        DateOnly? boundariesAt,
        CancellationToken cancellationToken
    )
    {
        var points = await PointsAsync(federation, committee, key, days, step, basis, boundariesAt, cancellationToken);
        var breaks = await SeriesBreaks.FindAsync(federation, committee, days, cancellationToken);
        return new() { Points = points, Breaks = breaks };
    }

    /// <summary>The points alone, where breaks are not shown.</summary>
    public static async ValueTask<IReadOnlyList<SeriesPoint>> PointsAsync(
        IFederation federation,
        CommitteeId committee,
        FigureKey key,
        Period days,
        SeriesStep step,
        Basis basis,
        DateOnly? boundariesAt,
        CancellationToken cancellationToken
    )
    {
        var takesPeriod = federation.Catalogue.Find(key.Indicator)!.TakesPeriod;
        var points = new List<SeriesPoint>();
        Quantity? before = null;
        foreach (var at in Steps.All(days, step))
        {
            var time = takesPeriod ? FigureTime.Over(at) : FigureTime.AsOf(at.To);
            var question = new Question(key, time, basis, boundariesAt);
            var node = await FanOut.AskAsync(federation, committee, question, cancellationToken);
            points.Add(
                new()
                {
                    At = PeriodNames.NameOf(at),
                    Figure = node.ToWire(federation.Catalogue),
                    Growth = GrowthOf(node.Answer.Value, before),
                }
            );
            before = node.Answer.Value;
        }

        return points;
    }

    /// <summary>How a quantity compares with an earlier one; null where either is not known.</summary>
    public static Growth? GrowthOf(Quantity? now, Quantity? before) =>
        now is { } n && before is { } b
            ? new() { Difference = n.Minus(b).ToWire(), Factor = n.DividedBy(b)?.ToWire() }
            : null;
}
