using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Input;
using Federation.Core.Rules;
using Federation.Core.Time;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Reads who has reported, what this committee has reported, and what the rules say of it.</summary>
internal static class ReportsReading
{
    private const int QuartersMax = 8;
    private const int YearsMax = 5;
    private const int FindingsMax = 60;

    private static readonly QueryParameter PlanPeriod = Parameters.PlanPeriod with { IsRequired = false };

    private static readonly QueryParameter Status = new("status", "Only committees that stand so with the plan.")
    {
        Choices = EnumCodes<StandingKind>.All,
    };

    private static readonly QueryParameter FindingsCursor = new("findings", "Where the page of findings begins.");

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } =
    [PlanPeriod, Status, Parameters.Severity, Parameters.Cursor, FindingsCursor];

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var query = call.Query;
        var period = CompletenessAnswers.PeriodOf(query, PlanPeriod, call.Catalogue) ?? LastQuarter(call.View.Today);
        var kind = query.Choice<StandingKind>(Status);
        var severity = query.Choice<Severity>(Parameters.Severity);
        var listing = $"page|completeness|{call.Committee}|{period}";
        var path = query.Cursor(listing) ?? [];
        query.Check();

        var (items, next) = await CompletenessAnswers.PageAsync(
            call.Federation,
            call.Committee,
            period,
            call.View.Today,
            Parameters.LimitMax,
            path,
            call.Aborted
        );
        var below = items.Select(item => Standing.Of(item, call.View.Today)).ToList();
        var (findings, nextFindings) = await FindingsAsync(call, severity);
        var reports = await ReportAnswers.ListAsync(call.Federation, call.Committee, call.Aborted);
        return new ReportsModel
        {
            Period = PeriodNames.NameOf(period),
            Periods = Periods(period, call.View.Today),
            Own = await OwnAsync(call, period),
            Below =
            [
                .. below
                    .Where(one => kind is null ? one.Kind != StandingKind.NotOwed : one.Kind == kind)
                    .OrderBy(one => one.Kind)
                    .ThenByDescending(one => one.Kind == StandingKind.Late ? one.Days : -one.Days),
            ],
            Counts = below.GroupBy(one => one.Kind).ToDictionary(group => group.Key, group => group.Count()),
            Kind = kind,
            NextBelow = next is null ? null : Cursor.At(listing, next),
            Reports = [.. reports.Reverse()],
            Findings = findings,
            Severity = severity,
            NextFindings = nextFindings,
            Committees = await NamesAsync(call, findings),
        };
    }

    /// <summary>The quarter that ended last before a day.</summary>
    internal static Period LastQuarter(DateOnly today)
    {
        var first = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return new(first.AddMonths(-3), first.AddDays(-1));
    }

    /// <summary>The periods to choose from: the one shown, the last quarters and years, the newest first.</summary>
    internal static IReadOnlyList<string> Periods(Period shown, DateOnly today)
    {
        var quarters = new List<Period>();
        for (var at = LastQuarter(today); quarters.Count < QuartersMax; at = LastQuarter(at.From))
        {
            quarters.Add(at);
        }

        var years = Enumerable.Range(1, YearsMax).Select(back => Year(today.Year - back));
        return
        [
            .. quarters
                .Concat(years)
                .Append(shown)
                .Distinct()
                .OrderByDescending(period => period.To)
                .ThenByDescending(period => period.From)
                .Select(PeriodNames.NameOf),
        ];
    }

    private static Period Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    private static async ValueTask<IReadOnlyList<Standing>> OwnAsync(PageCall call, Period period)
    {
        if (call.View.Head!.Absence is not null)
        {
            // Of who is away nobody here can say whether it is late.
            return [];
        }

        var own = await CompletenessAnswers.OfAsync(
            call.Federation,
            call.Committee,
            period,
            call.View.Today,
            call.Aborted
        );
        return [.. own.Select(item => Standing.Of(item, call.View.Today))];
    }

    private static async ValueTask<(IReadOnlyList<FindingBody> Items, string? Next)> FindingsAsync(
        PageCall call,
        Severity? severity
    )
    {
        var (place, listing) = FindingAnswers.PlaceOf(call.Query, FindingsCursor, call.Committee, severity);
        call.Query.Check();
        var (items, next) = await FindingAnswers.PageAsync(
            call.Federation,
            call.Committee,
            severity,
            FindingsMax,
            place,
            call.Aborted
        );
        // The most serious first; within one severity as the walk found them.
        return (
            [.. items.OrderByDescending(finding => finding.Severity)],
            next is { } at ? FindingAnswers.CursorAt(listing, at) : null
        );
    }

    private static async ValueTask<IReadOnlyDictionary<string, CommitteeLink>> NamesAsync(
        PageCall call,
        IReadOnlyList<FindingBody> findings
    )
    {
        var names = new Dictionary<string, CommitteeLink>(StringComparer.Ordinal);
        foreach (var id in findings.Select(finding => finding.Committee).Distinct(StringComparer.Ordinal))
        {
            names[id] = await CommitteeCalls.LinkAsync(call.Federation, id, call.AsOf, call.Aborted);
        }

        return names;
    }
}
