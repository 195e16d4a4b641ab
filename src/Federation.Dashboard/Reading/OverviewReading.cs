using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Dashboard.Serving;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>Puts the overview of a committee together.</summary>
internal static class OverviewReading
{
    private const int EventsMax = 5;
    private const int ReportsMax = 3;

    /// <summary>The indicator that children are shown with, where the committee has it.</summary>
    private const string HeadlineFirst = "party-members";

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var targets = await TargetAnswers.ListAsync(call.Federation, call.Committee, null, call.Aborted);
        var lines = new List<OverviewLine>();
        var without = new List<Indicator>();
        foreach (var indicator in call.Catalogue.Indicators)
        {
            var found = await LinesAsync(call, indicator, targets.Items);
            lines.AddRange(found);
            if (found.Count == 0)
            {
                without.Add(indicator);
            }
        }

        var known = lines.Where(line => line.Figure.Value is not null).ToList();
        var headline =
            known.Find(line => line.Indicator.Code == HeadlineFirst && line.Part is null)
            ?? known.Find(line => line is { Indicator.TakesPeriod: false, Part: null });
        var (children, silent) = await ChildrenAsync(call, headline?.Indicator);
        var own = await call.Federation.Committee(call.Committee).FindingsAsync(call.Aborted);
        var reports = await call.Federation.Committee(call.Committee).ReportsAsync(call.Aborted);
        return new OverviewModel
        {
            Groups =
            [
                .. lines
                    .GroupBy(line => IndicatorGroups.Of(line.Indicator))
                    .OrderBy(group => group.Key)
                    .Select(group => new OverviewGroup(group.Key, [.. group])),
            ],
            Without = without,
            Newest = known.Max(line => line.Figure.ObservedOn),
            Headline = headline?.Indicator,
            Children = children,
            Silent = silent,
            Findings = own.Findings.Length + own.Below.Sum(below => below.Value),
            Events = [.. (await EventReading.ReadAsync(call)).Take(EventsMax)],
            Reports =
            [
                .. reports
                    .Where(report => report.State == ReportState.Standing)
                    .OrderByDescending(report => report.Report.Head.Time)
                    .Take(ReportsMax),
            ],
            Stale = known.Exists(line => line.Figure.Stale),
        };
    }

    /// <summary>
    /// The total where it is known or a target is set for it; else the parts of the first dimension that has any.
    /// </summary>
    private static async ValueTask<IReadOnlyList<OverviewLine>> LinesAsync(
        PageCall call,
        Indicator indicator,
        IReadOnlyList<TargetLine> targets
    )
    {
        var history = new FigureHistory(call.Federation, call.Committee, indicator, call.AsOf);
        var total = await history.ReadAsync(Breakdown.Total, call.Aborted);
        var target = LatestTarget(targets, indicator.Code);
        if (total is not null || target is not null)
        {
            var line = total is null
                ? new OverviewLine
                {
                    Indicator = indicator,
                    Part = null,
                    Figure = target!.Actual,
                    Change = null,
                    Years = [],
                    Target = target,
                }
                : total with
                {
                    Target = target,
                };
            return [line];
        }

        foreach (var use in indicator.Dimensions)
        {
            var parts = new List<OverviewLine>();
            foreach (var member in call.Catalogue.FindDimension(use.Code)!.Members)
            {
                var part = await history.ReadAsync(Breakdown.Total.With(use.Code, member.Code), call.Aborted);
                if (part is not null)
                {
                    parts.Add(part with { Part = member.Labels });
                }
            }

            if (parts.Count > 0)
            {
                return parts;
            }
        }

        return [];
    }

    private static TargetLine? LatestTarget(IReadOnlyList<TargetLine> targets, string indicator) =>
        targets
            .Where(target => target.Indicator == indicator && target.Breakdown is null)
            .MaxBy(target => target.Period.Split('/')[1], StringComparer.Ordinal);

    private static async ValueTask<(List<ChildRow> Rows, List<Child> Silent)> ChildrenAsync(
        PageCall call,
        Indicator? headline
    )
    {
        var rows = new List<ChildRow>();
        var silent = new List<Child>();
        foreach (var entry in await call.Federation.Committee(call.Committee).ChildrenAsync(call.AsOf, call.Aborted))
        {
            var child = await CommitteeAnswers.ChildAsync(call.Federation, entry, call.AsOf, call.Aborted);
            Figure? figure = null;
            if (headline is not null && child.Names is not null)
            {
                var question = new Question(
                    FigureKey.Total(headline.Code),
                    FigureTime.AsOf(call.AsOf),
                    Basis.Effective,
                    null
                );
                figure = await FigureAnswers.AskAsync(call.Federation, entry.Id, question, call.Aborted);
            }

            if (figure?.Value is not null || (child.Away && headline is not null))
            {
                rows.Add(new(child, figure));
            }
            else
            {
                silent.Add(child);
            }
        }

        return ([.. rows.OrderByDescending(row => row.Figure?.Value ?? -1)], silent);
    }
}
