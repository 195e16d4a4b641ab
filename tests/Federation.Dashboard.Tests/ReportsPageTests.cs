using System.Globalization;
using System.Net;
using Federation.Api.Wire;
using Federation.Core.Plans;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>Who has reported, what was reported, and what the rules say of it.</summary>
[Collection(nameof(Seeded))]
public sealed class ReportsPageTests(DashboardService service)
{
    [Fact]
    public async Task Who_is_late_is_named_with_the_due_day_and_what_is_missing()
    {
        var page = await service.GetAsync("/c/vn/reports?period=2018");

        var row = page.TextOf("standing-ha-noi.iz-superior-year");
        Assert.Contains("Đảng bộ các Khu công nghiệp và chế xuất Hà Nội", row);
        Assert.Contains("chưa có báo cáo", row);
        Assert.DoesNotMatch(@"trễ [\d.]+ ngày", row);
        Assert.Contains("25/01/2019", row);
        Assert.Contains("chỉ tiêu khác", row);
        Assert.DoesNotContain("standing-an-giang-province-year", page.Html);
    }

    [Theory]
    [InlineData("2026-10-25", 28, true)]
    [InlineData("2019-01-25", 2858, false)]
    public void A_delay_is_counted_in_days_for_a_year(string due, int days, bool isCounted)
    {
        var item = new CompletenessItem
        {
            Committee = "a",
            Names = new() { Vi = "A", En = "A" },
            Level = "cell",
            Plan = "p",
            DueOn = DateOnly.Parse(due, CultureInfo.InvariantCulture),
            Status = PlanStatus.Late,
            Late = true,
            Missing = [],
        };

        var standing = Standing.Of(item, new(2026, 11, 22));

        Assert.Equal((days, isCounted), (standing.Days, standing.CountsDays));
    }

    [Fact]
    public async Task Those_who_owe_nothing_are_counted_and_shown_when_asked_for()
    {
        var page = await service.GetAsync("/c/vn/reports?period=2018&status=not-owed", "en");

        Assert.Contains("Party Committee of An Giang Province", page.TextOf("standing-an-giang-province-year"));
        Assert.DoesNotContain("standing-ha-noi.iz-superior-year", page.Html);
        Assert.Contains("Late 3", page.Text);
    }

    [Fact]
    public async Task Findings_lead_to_their_figure_and_their_report()
    {
        var page = await service.GetAsync("/c/vn/reports?severity=warning");

        Assert.Contains("nhưng các số liệu đã nêu cho 68", page.Text);
        Assert.Contains("/c/ha-noi.iz/explain?indicator=party-organisations&amp;asOf=2018-11-26", page.Html);
        Assert.Contains("href=\"/c/ha-noi.iz/reports/2018-10m\"", page.Html);
        Assert.Contains("href=\"/c/ha-noi.iz/submit?correct=2018-10m\"", page.Html);
        Assert.DoesNotContain("severity-note", page.Html);
    }

    [Fact]
    public async Task A_report_shows_its_figures_and_where_they_stand()
    {
        var page = await service.GetAsync("/c/ha-noi.iz/reports/2018-10m");

        Assert.Contains("đang dùng", page.Text);
        Assert.Contains("¶15", page.Text);
        Assert.Contains("/c/ha-noi.iz/explain?indicator=admissions&amp;period=2018-01-01%2F2018-10-31", page.Html);
        Assert.Matches("[0-9a-f]{64}", page.Text);
    }

    [Theory]
    [InlineData("/c/vn/reports?period=2018-10M", 422, "2018-10M")]
    [InlineData("/c/vn/reports?status=sleepy", 422, "“sleepy”")]
    [InlineData("/c/vn/reports?severity=grave", 422, "“grave”")]
    [InlineData("/c/vn/reports?cursor=x", 422, "cursor")]
    [InlineData("/c/vn/reports?findings=x", 422, "cursor")]
    [InlineData("/c/ha-noi.iz/reports/2018-11m", 404, "2018-10m")]
    [InlineData("/c/ha-noi.iz/reports/2018-10m?revision=0", 422, "revision")]
    [InlineData("/c/ha-noi.iz/reports/no-such/withdraw", 404, "no-such")]
    public async Task What_is_wrong_is_said(string path, int status, string expected)
    {
        var page = await service.GetAsync(path);

        Assert.Equal(status, (int)page.Status);
        Assert.Contains(expected, page.Text);
    }

    [Fact]
    public async Task Nothing_is_withdrawn_without_a_token()
    {
        using var content = new FormUrlEncodedContent([new("reason", "because")]);
        using var response = await service.Client.PostAsync(
            new Uri("/c/ha-noi.iz/reports/2018-10m/withdraw", UriKind.Relative),
            content,
            CancellationToken.None
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("đang dùng", (await service.GetAsync("/c/ha-noi.iz/reports/2018-10m")).Text);
    }

    [Theory]
    [InlineData(PlanStatus.Reported, false, StandingKind.Reported)]
    [InlineData(PlanStatus.NotOwed, false, StandingKind.NotOwed)]
    [InlineData(PlanStatus.Missing, false, StandingKind.Missing)]
    [InlineData(PlanStatus.Late, true, StandingKind.Late)]
    [InlineData(PlanStatus.Partly, true, StandingKind.Late)]
    [InlineData(PlanStatus.Partly, false, StandingKind.Partly)]
    public void A_standing_is_one_word_and_its_days(PlanStatus status, bool late, StandingKind expected)
    {
        var item = new CompletenessItem
        {
            Committee = "vn",
            Names = new() { Vi = "a", En = "b" },
            Level = "cell",
            Plan = "cell-quarter",
            Status = status,
            Late = late,
            DueOn = new(2024, 10, 5),
            Missing = [],
        };

        Assert.Equal(
            (expected, 5),
            (Standing.Of(item, new(2024, 10, 10)).Kind, Standing.Of(item, new(2024, 10, 10)).Days)
        );
        Assert.Equal(3, Standing.Of(item, new(2024, 10, 2)).Days);
    }

    [Fact]
    public void Revisions_differ_in_what_changed_came_and_went()
    {
        var differences = ReportDifference.Between(
            [Stated("party-members", 12), Stated("admissions", 1), Stated("party-cells", 2)],
            [Stated("party-members", 13), Stated("party-cells", 2), Stated("union-members", 5)]
        );

        Assert.Equal(
            [("party-members", 12m, 13m), ("union-members", null, 5m), ("admissions", (decimal?)1m, (decimal?)null)],
            differences.Select(one => (one.Key.Indicator, one.Before?.Value, one.After?.Value))
        );
    }

    [Fact]
    public void The_last_quarter_has_ended()
    {
        Assert.Equal(new(new(2024, 7, 1), new(2024, 9, 30)), ReportsReading.LastQuarter(new(2024, 10, 1)));
        Assert.Equal(new(new(2023, 10, 1), new(2023, 12, 31)), ReportsReading.LastQuarter(new(2024, 3, 31)));
    }

    [Fact]
    public void The_periods_to_choose_from_hold_the_one_shown()
    {
        var periods = ReportsReading.Periods(new(new(2010, 1, 1), new(2010, 12, 31)), new(2024, 11, 1));

        Assert.Equal(["2024-Q3", "2024-Q2"], periods.Take(2));
        Assert.Equal("2010", periods[^1]);
        Assert.Equal(periods.Distinct(), periods);
    }

    private static ObservationBody Stated(string indicator, decimal value) =>
        new()
        {
            Indicator = indicator,
            Breakdown = null,
            AsOf = new(2024, 9, 30),
            Period = null,
            Amount = new()
            {
                Value = value,
                Upper = value,
                Bound = Bound.Exact,
            },
            Scope = Scope.Subtree,
            Status = FigureStatus.Actual,
            Inferred = false,
            Derived = false,
            Locator = null,
        };
}
