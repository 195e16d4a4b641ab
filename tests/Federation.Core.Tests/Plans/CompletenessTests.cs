using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Plans;
using Federation.Core.Rules;
using Federation.Core.Tests.Rules;

namespace Federation.Core.Tests.Plans;

/// <summary>Who has reported what a plan asks for, and who is late.</summary>
public sealed class CompletenessTests
{
    private static readonly ReportingPlan Plan = new(
        "quarter",
        "superior",
        PlanPeriod.Quarter,
        15,
        ["party-members", "admissions", "study-attendance-rate", "fdi-member-share"],
        new("báo cáo quý", "quarterly report")
    );

    [Theory]
    [InlineData(
        PlanStatus.Reported,
        "2018-Q3",
        "party-members 2018-09-30 5",
        "admissions 2018-Q3 1",
        Rate + " 2018-Q3 90"
    )]
    [InlineData(
        PlanStatus.Reported,
        "2018-Q3",
        "party-members 2018-10-10 5",
        "admissions 2018-9M 1",
        Rate + " 2018-9M 90"
    )]
    [InlineData(
        PlanStatus.Reported,
        "2018-09-30",
        "party-members[sector:non-state] 2018-09-30 5 own",
        "admissions[sector:non-state] 2018-Q3 1 own",
        Rate + " 2018-Q3 90"
    )]
    [InlineData(
        PlanStatus.Reported,
        "2018",
        "party-members 2018-09-30 5",
        "admissions 2018-M07 1",
        "admissions 2018-M08 1",
        "admissions 2018-M09 0",
        Rate + " 2018-Q3 90"
    )]
    [InlineData(
        PlanStatus.Reported,
        "2018-Q3",
        "party-members 2018-07-01 5",
        "admissions 2018-07-01/2018-09-20 1",
        Rate + " 2018-M08 90"
    )] // a report of the quarter, told before it ended
    [InlineData(PlanStatus.Partly, "2018-Q3", "party-members 2018-09-30 5", Rate + " 2018-Q3 90")]
    [InlineData(
        PlanStatus.Partly,
        "2018",
        "party-members 2018-09-30 5",
        "admissions 2018-M07 1",
        "admissions 2018-M09 0",
        Rate + " 2018-Q3 90"
    )]
    [InlineData(PlanStatus.Late, "2018", "party-members 2018-09-29 5", "admissions 2018 1")]
    [InlineData(PlanStatus.Late, "2018", "admissions 2009-11-10/2018-09-30 100")] // years are not a quarter
    [InlineData(PlanStatus.Late, "2018-Q2", "party-members 2018-06-30 5", "admissions 2018-Q2 1")]
    [InlineData(PlanStatus.Late, "2018-Q3", "union-members 2018-09-30 5")]
    public void What_answers_a_quarter(PlanStatus expected, string report, params string[] figures)
    {
        var node = new Node("x", establishedOn: "2018-01-01").States(report, figures);
        var standing = Judge(node, "2018-Q3", "2018-10-16");
        Assert.Equal(expected, standing.Status);
        Assert.Equal(expected != PlanStatus.Reported, standing.IsOverdue);
    }

    [Fact]
    public void What_is_missing_is_named_in_the_forms_order()
    {
        var node = new Node("x", establishedOn: "2018-01-01").States("2018-Q3", "admissions 2018-Q3 1");
        var standing = Judge(node, "2018-Q3", "2018-10-15");
        Assert.Equal(PlanStatus.Partly, standing.Status);
        Assert.Equal("party-members, study-attendance-rate", string.Join(", ", standing.MissingIndicators));
        Assert.False(standing.IsOverdue);
        Assert.Null(PlanFindings.Of(node.State, standing));
        var finding = PlanFindings.Of(node.State, Judge(node, "2018-Q3", "2018-10-16"))!;
        Assert.Equal(("report-incomplete", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Equal(
            "Trong báo cáo quý từ 01/07/2018 đến 30/09/2018, hạn 15/10/2018, còn thiếu: đảng viên, tỷ lệ tham gia học "
                + "tập. Hãy bổ sung; nếu là 0 thì ghi 0.",
            finding.Message.Vi
        );
    }

    [Fact]
    public void Nothing_is_missing_until_it_is_due_and_late_after()
    {
        var node = new Node("x", establishedOn: "2018-01-01");
        Assert.Equal(PlanStatus.Missing, Judge(node, "2018-Q3", "2018-10-15").Status);
        var late = Judge(node, "2018-Q3", "2018-10-16");
        Assert.Equal(PlanStatus.Late, late.Status);
        Assert.Equal(
            "There is no quarterly report from 1 July 2018 to 30 September 2018, due on 15 October 2018. Send it.",
            PlanFindings.Of(node.State, late)!.Message.En
        );
    }

    [Fact]
    public void Nobody_is_late_for_a_time_before_the_record()
    {
        var since = new Node("x");
        Assert.Equal(PlanStatus.NotOwed, Judge(since, "2018-Q3", "2020-01-01").Status);
        since.States("2018-11-26", "party-members 2018-11-26 941", "admissions 2018-10M 87"); // answers to no plan
        Assert.Equal(PlanStatus.NotOwed, Judge(since, "2018-Q4", "2020-01-01").Status);
        since.States("2019-Q1", "party-members 2019-03-31 950");
        Assert.Equal(PlanStatus.NotOwed, Judge(since, "2018-Q4", "2020-01-01").Status);
        Assert.Equal(PlanStatus.Partly, Judge(since, "2019-Q1", "2020-01-01").Status);
        Assert.Equal(PlanStatus.Late, Judge(since, "2019-Q2", "2020-01-01").Status);
    }

    [Fact]
    public void A_committee_owes_from_its_establishment_to_its_end()
    {
        var node = new Node("x", "y", establishedOn: "2018-08-15").MergesInto("2019-03-31", "z");
        Assert.Equal(PlanStatus.NotOwed, Judge(node, "2018-Q2", "2020-01-01").Status);
        Assert.Equal(PlanStatus.Late, Judge(node, "2018-Q3", "2020-01-01").Status);
        Assert.Equal(PlanStatus.Late, Judge(node, "2018-Q4", "2020-01-01").Status);
        Assert.Equal(PlanStatus.NotOwed, Judge(node, "2019-Q1", "2020-01-01").Status);
    }

    [Fact]
    public void The_level_on_the_last_day_decides()
    {
        var node = new Node("x", establishedOn: "2018-01-01", level: "grassroots-committee");
        node.Happened(new("up", EventKind.Upgraded, Written.Day("2018-09-30"), Level: "superior"));
        Assert.Equal(PlanStatus.NotOwed, Judge(node, "2018-Q2", "2020-01-01").Status);
        Assert.Equal(PlanStatus.Late, Judge(node, "2018-Q3", "2020-01-01").Status);
        Assert.Equal(
            ["grassroots-committee-quarter", "grassroots-committee-year"],
            Completeness.PlansOn(node.State, Written.Day("2018-09-29")).Select(p => p.Code)
        );
        Assert.Equal(
            ["superior-quarter", "superior-year"],
            Completeness.PlansOn(node.State, Written.Day("2018-09-30")).Select(p => p.Code)
        );
        Assert.Empty(Completeness.PlansOn(node.State, Written.Day("2017-12-31")));
    }

    [Fact]
    public void What_is_withdrawn_is_not_reported()
    {
        var node = new Node("x", establishedOn: "2018-01-01").States("2018-Q3", "party-members 2018-09-30 5");
        Assert.Equal(PlanStatus.Partly, Judge(node, "2018-Q3", "2020-01-01").Status);
        node.Apply(new ReportWithdrawn("2018-Q3", 1, "a slip"));
        Assert.Equal(PlanStatus.Late, Judge(node, "2018-Q3", "2020-01-01").Status);
    }

    [Fact]
    public void Another_plans_period_is_refused() =>
        Assert.Throws<ArgumentException>(() => Judge(new Node("x"), "2018", "2020-01-01"));

    private const string Rate = "study-attendance-rate[programme:resolution-study]";

    private static PlanStanding Judge(Node node, string period, string today) =>
        Completeness.Judge(node.State, Plan, Written.Time(period).Period, Written.Day(today));
}
