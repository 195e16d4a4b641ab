using System.Collections.Immutable;
using Federation.Core.Facts;
using Federation.Core.Reports;
using Federation.Core.Rules;

namespace Federation.Core.Tests.Rules;

/// <summary>Verdicts on claims, kind by kind, at the edges of rounding, of "about" and of what is known.</summary>
public sealed class ClaimTests
{
    private const string Then = "party-members 2012-06-19";
    private const string Now = "party-members 2022-06-19";

    private static readonly string[] Figures =
    [
        "party-members 2012-06-19 248",
        "party-members 2022-06-19 1328",
        "party-members[sector:non-state] 2022-06-19 1000",
        "party-members[sector:non-state.fdi] 2022-06-19 300",
        "party-members[sector:administrative] 2022-06-19 328",
        "party-members[role:worker] 2022-06-19 900",
        "party-members[role:owner] 2022-06-19 428",
        "union-members 2012-06-19 0",
        "union-members 2022-06-19 >=227000",
        "youth-members 2012-06-19 ~100",
        "youth-members 2022-06-19 <6000",
        "field-officers 2022-06-19 1..2",
        "mobilisation-team-members 2022-06-19 7 inferred",
        "registered-capital-usd[investment:fdi] 2022-06-19 100",
        "registered-capital-vnd[investment:fdi] 2022-06-19 2550000",
        "study-attendance-rate[programme:resolution-study] 2022-06-01/2022-06-19 93.97",
        "admissions 2021 40",
        "admissions 2022-Q1 10",
        "admissions 2022-04-01/2022-06-19 15",
        "admissions 2022-01-01/2022-06-19 25",
    ];

    [Theory]
    // 1 328 / 248 = 5.3548…: rounded 5.35 or 5.4, truncated 5.3 or 5.35
    [InlineData("growth-factor 5.35", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 5.36", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor 5.4", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 5.3", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 5.2", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor 5.354", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 5.355", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 5.353", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor 5", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 6", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor >=5", ClaimVerdict.Agrees)]
    [InlineData("growth-factor >=5.36", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor <5.4", ClaimVerdict.Agrees)]
    [InlineData("growth-factor <5.47", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor <5.3", ClaimVerdict.Agrees)] // truncated
    [InlineData("growth-factor ~5.46", ClaimVerdict.Agrees)]
    [InlineData("growth-factor ~5.25", ClaimVerdict.Agrees)]
    [InlineData("growth-factor ~5.48", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor ~5.24", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor 5..6", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 6..7", ClaimVerdict.Contradicts)]
    // 435.48… %
    [InlineData("growth-percent 435", ClaimVerdict.Agrees)]
    [InlineData("growth-percent 435.5", ClaimVerdict.Agrees)]
    [InlineData("growth-percent 435.4", ClaimVerdict.Agrees)]
    [InlineData("growth-percent 436", ClaimVerdict.Contradicts)]
    [InlineData("growth-percent 535", ClaimVerdict.Contradicts)] // equals 535 %, grew by 435 %
    [InlineData("ratio-to 535", ClaimVerdict.Agrees)]
    [InlineData("ratio-to 435", ClaimVerdict.Contradicts)]
    [InlineData("difference 1080", ClaimVerdict.Agrees)]
    [InlineData("difference 1081", ClaimVerdict.Contradicts)]
    [InlineData("difference ~1100", ClaimVerdict.Agrees)]
    [InlineData("difference >=1000", ClaimVerdict.Agrees)]
    public void Against_an_earlier_figure(string said, ClaimVerdict expected) =>
        AssertVerdict(expected, $"{said}: {Now} / {Then}");

    [Theory]
    [InlineData("difference -1080: " + Then + " / " + Now, ClaimVerdict.Agrees)]
    [InlineData("growth-percent -81.3: " + Then + " / " + Now, ClaimVerdict.Agrees)] // −81.325…
    [InlineData("growth-percent -81: " + Then + " / " + Now, ClaimVerdict.Agrees)]
    [InlineData("growth-percent -82: " + Then + " / " + Now, ClaimVerdict.Contradicts)]
    [InlineData("growth-percent 81: " + Then + " / " + Now, ClaimVerdict.Contradicts)]
    [InlineData("share 75: party-members[sector:non-state] 2022-06-19 / " + Now, ClaimVerdict.Agrees)] // 75.3
    [InlineData("share 75.3: party-members[sector:non-state] 2022-06-19 / " + Now, ClaimVerdict.Agrees)]
    [InlineData("share 76: party-members[sector:non-state] 2022-06-19 / " + Now, ClaimVerdict.Contradicts)]
    [InlineData(
        "conversion 25500: registered-capital-usd[investment:fdi] 2022-06-19 / "
            + "registered-capital-vnd[investment:fdi] 2022-06-19",
        ClaimVerdict.Agrees
    )]
    [InlineData(
        "conversion 24000: registered-capital-usd[investment:fdi] 2022-06-19 / "
            + "registered-capital-vnd[investment:fdi] 2022-06-19",
        ClaimVerdict.Contradicts
    )]
    [InlineData("restates 1328: " + Now, ClaimVerdict.Agrees)]
    [InlineData("restates 1327: " + Now, ClaimVerdict.Contradicts)]
    [InlineData("restates >=1300: " + Now, ClaimVerdict.Agrees)]
    [InlineData(
        "restates 94: study-attendance-rate[programme:resolution-study] 2022-06-01/2022-06-19",
        ClaimVerdict.Agrees
    )]
    [InlineData(
        "restates 93.9: study-attendance-rate[programme:resolution-study] 2022-06-01/2022-06-19",
        ClaimVerdict.Agrees
    )]
    [InlineData(
        "restates 93.8: study-attendance-rate[programme:resolution-study] 2022-06-01/2022-06-19",
        ClaimVerdict.Contradicts
    )]
    [InlineData("restates 22.59: fdi-member-share 2022-06-19", ClaimVerdict.Agrees)] // 300 / 1 328
    [InlineData("restates 23: fdi-member-share 2022-06-19", ClaimVerdict.Agrees)]
    [InlineData("restates 24: fdi-member-share 2022-06-19", ClaimVerdict.Contradicts)]
    public void Of_other_kinds(string said, ClaimVerdict expected) => AssertVerdict(expected, said);

    [Theory]
    [InlineData("restates 250000: union-members 2022-06-19", ClaimVerdict.Agrees)] // at least 227 000
    [InlineData("restates 226999: union-members 2022-06-19", ClaimVerdict.Contradicts)]
    [InlineData("restates 98: youth-members 2012-06-19", ClaimVerdict.Agrees)] // about 100
    [InlineData("restates 97: youth-members 2012-06-19", ClaimVerdict.Contradicts)]
    [InlineData("restates 5880: youth-members 2022-06-19", ClaimVerdict.Agrees)] // nearly 6 000
    [InlineData("restates 6001: youth-members 2022-06-19", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor 58: youth-members 2022-06-19 / youth-members 2012-06-19", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 57: youth-members 2022-06-19 / youth-members 2012-06-19", ClaimVerdict.Agrees)]
    [InlineData("growth-factor 56: youth-members 2022-06-19 / youth-members 2012-06-19", ClaimVerdict.Contradicts)]
    [InlineData("growth-factor 62: youth-members 2022-06-19 / youth-members 2012-06-19", ClaimVerdict.Contradicts)]
    [InlineData("restates 2: field-officers 2022-06-19", ClaimVerdict.Agrees)]
    [InlineData("restates 3: field-officers 2022-06-19", ClaimVerdict.Contradicts)]
    public void Within_the_marks_of_the_figures(string said, ClaimVerdict expected) => AssertVerdict(expected, said);

    [Theory]
    [InlineData("sum 1328", "[sector:non-state]", "[sector:administrative]", ClaimVerdict.Agrees, null)]
    [InlineData("sum -", "[sector:non-state]", "[sector:administrative]", ClaimVerdict.Agrees, null)]
    [InlineData("sum 1327", "[sector:non-state]", "[sector:administrative]", ClaimVerdict.Contradicts, null)]
    [InlineData("sum -", "[sector:non-state.fdi]", "[sector:administrative]", ClaimVerdict.Contradicts, null)]
    [InlineData(
        "sum -",
        "[sector:non-state]",
        "[sector:non-state.fdi]",
        ClaimVerdict.Undecidable,
        ClaimGap.PartsOverlap
    )]
    [InlineData("sum -", "", "[sector:administrative]", ClaimVerdict.Undecidable, ClaimGap.PartsOverlap)]
    [InlineData("sum -", "[role:worker]", "[role:owner]", ClaimVerdict.Undecidable, ClaimGap.PartsOverlap)]
    [InlineData("sum -", "[sector:non-state]", "[role:owner]", ClaimVerdict.Undecidable, ClaimGap.PartsOverlap)]
    [InlineData(
        "sum -",
        "[sector:non-state]",
        "[sector:public-service]",
        ClaimVerdict.Undecidable,
        ClaimGap.FigureMissing
    )]
    public void Of_parts(string said, string one, string other, ClaimVerdict expected, ClaimGap? gap) =>
        AssertVerdict(
            expected,
            $"{said}: {Now} = party-members{one} 2022-06-19 + party-members{other} 2022-06-19",
            gap
        );

    [Theory]
    [InlineData(
        "sum 25: admissions 2022-01-01/2022-06-19 = admissions 2022-Q1 + admissions 2022-04-01/2022-06-19",
        ClaimVerdict.Agrees,
        null
    )]
    [InlineData(
        "sum 35: admissions 2022-01-01/2022-06-19 = admissions 2022-Q1 + admissions 2022-01-01/2022-06-19",
        ClaimVerdict.Undecidable,
        ClaimGap.PartsOverlap
    )]
    [InlineData("sum 1576: " + Now + " = " + Now + " + " + Then, ClaimVerdict.Undecidable, ClaimGap.PartsOverlap)]
    [InlineData(
        "sum 25: admissions 2022 = admissions 2022-Q1 + admissions 2022-04-01/2022-06-19",
        ClaimVerdict.Agrees,
        null
    )] // the whole is told by the claim alone
    [InlineData(
        "sum -: admissions 2022 = admissions 2022-Q1 + admissions 2022-04-01/2022-06-19",
        ClaimVerdict.Undecidable,
        ClaimGap.FigureMissing
    )]
    [InlineData(
        "difference 5: union-organisations 2022-06-19 / union-organisations 2012-06-19",
        ClaimVerdict.Undecidable,
        ClaimGap.FigureMissing
    )]
    [InlineData(
        "difference 5: " + Now + " / party-members 2012-06-18",
        ClaimVerdict.Undecidable,
        ClaimGap.FigureMissing
    )]
    [InlineData("difference 5: admissions 2021 / admissions 2020", ClaimVerdict.Undecidable, ClaimGap.FigureMissing)]
    [InlineData(
        "growth-factor 5: union-members 2022-06-19 / union-members 2012-06-19",
        ClaimVerdict.Undecidable,
        ClaimGap.DivisorZero
    )]
    [InlineData(
        "difference 5: registered-capital-vnd[investment:fdi] 2022-06-19 / "
            + "registered-capital-usd[investment:fdi] 2022-06-19",
        ClaimVerdict.Undecidable,
        ClaimGap.UnitsDiffer
    )]
    [InlineData("restates 7: mobilisation-team-members 2022-06-19", ClaimVerdict.Undecidable, ClaimGap.FigureInferred)]
    [InlineData("restates 7: party-members 2022-06-19 y.z", ClaimVerdict.Undecidable, ClaimGap.FigureElsewhere)]
    [InlineData("restates 1328: party-members 2022-06-19 x", ClaimVerdict.Agrees, null)]
    [InlineData("restates 1328: party-members 2023-12-31", ClaimVerdict.Agrees, null)] // a stock is a step function
    [InlineData("restates 40: admissions 2021-10M", ClaimVerdict.Undecidable, ClaimGap.FigureMissing)]
    public void Of_what_is_missing_or_cannot_be_used(string said, ClaimVerdict expected, ClaimGap? gap) =>
        AssertVerdict(expected, said, gap);

    [Theory]
    [InlineData("achievement 106.2", "240", ClaimVerdict.Agrees)] // 255 / 240 = 106.25
    [InlineData("achievement 106.3", "240", ClaimVerdict.Agrees)]
    [InlineData("achievement 106.1", "240", ClaimVerdict.Contradicts)]
    [InlineData("achievement 106.2", "250", ClaimVerdict.Contradicts)]
    [InlineData("achievement 106.2", "~250", ClaimVerdict.Contradicts)]
    [InlineData("achievement 102", "~255", ClaimVerdict.Agrees)] // 98 to 102
    [InlineData("achievement 103", "~255", ClaimVerdict.Contradicts)]
    [InlineData("achievement 103", ">=240", ClaimVerdict.Agrees)]
    [InlineData("achievement 107", ">=240", ClaimVerdict.Contradicts)]
    [InlineData("achievement 106.2", null, ClaimVerdict.Agrees)]
    [InlineData("achievement 106.21", null, ClaimVerdict.Contradicts)] // no whole target gives it
    [InlineData("achievement 100", null, ClaimVerdict.Agrees)]
    [InlineData("achievement >=100", null, ClaimVerdict.Agrees)]
    [InlineData("achievement ~101", null, ClaimVerdict.Agrees)]
    public void Of_a_target(string said, string? target, ClaimVerdict expected)
    {
        var node = new Node("x").Claims("a", "2018", ["training-classes 2018 255"], $"{said}: training-classes 2018");
        if (target is not null)
        {
            node.Apply(
                new TargetsSet([
                    new(Written.Key("training-classes"), Written.Time("2018").Period, Written.Quantity(target)),
                ])
            );
        }

        Assert.Equal(expected, Judge(node).Verdict);
    }

    [Fact]
    public void Of_a_whole_target_the_one_that_fits_is_shown()
    {
        var node = new Node("x").Claims(
            "a",
            "2018",
            ["training-classes 2018 255"],
            "achievement 106.2: training-classes 2018"
        );
        Assert.Equal(106.25m, Judge(node).Exact!.Value.Low);
        node = new Node("x").Claims(
            "a",
            "2018",
            ["training-classes 2018 255"],
            "achievement ~106: training-classes 2018"
        );
        Assert.Null(Judge(node).Exact);
    }

    [Theory]
    [InlineData("achievement 80: admissions 2018-10M", ClaimVerdict.Agrees)] // 40 of the year's 50
    [InlineData("achievement 20: admissions 2018-10M", ClaimVerdict.Agrees)] // of the term's 200
    [InlineData("achievement 20: admissions 2018-10M @ 2018", ClaimVerdict.Contradicts)]
    [InlineData("achievement 20: admissions 2018-10M @ 2016-01-01/2020-12-31", ClaimVerdict.Agrees)]
    [InlineData("achievement 160: admissions 2018-10M @ 2018-Q1", ClaimVerdict.Agrees)] // no target: 25 fits
    [InlineData("achievement 133.3: admissions[sector:non-state] 2018", ClaimVerdict.Agrees)] // 20 of 30 % of the 50
    [InlineData("achievement 40: admissions[sector:non-state] 2018", ClaimVerdict.Contradicts)]
    [InlineData("achievement 66.7: admissions[role:worker] 2018", ClaimVerdict.Agrees)] // 3 % of the opening 1 000
    [InlineData("achievement 50: admissions[role:owner] 2018", ClaimVerdict.Undecidable)] // 3 % of what nobody stated
    public void Of_a_plan_a_term_or_a_share_of_the_opening_stock(string said, ClaimVerdict expected)
    {
        var node = new Node("x");
        string[] figures =
        [
            "admissions 2018-10M 40",
            "admissions[sector:non-state] 2018 20",
            "admissions[role:worker] 2018 20",
            "admissions[role:owner] 2018 1",
            "party-members 2017-12-31 1000",
        ];
        var report = Node.ReportOf("a", "2018", 1, figures, Written.Claim(said));
        node.Apply(new ReportAccepted(report with { Targets = Targets() }, ""));
        Assert.Equal(expected, Judge(node).Verdict);
    }

    [Fact]
    public void The_claims_own_report_comes_first()
    {
        var node = new Node("x").Claims(
            "a",
            "2018",
            ["party-members 2018-12-31 65"],
            "restates 65: party-members 2018-12-31"
        );
        node.Claims("b", "2018", ["party-members 2018-12-31 68"], "restates 65: party-members 2018-12-31");
        Assert.Equal(ClaimVerdict.Agrees, Judge(node, "a").Verdict);
        Assert.Equal(ClaimVerdict.Contradicts, Judge(node, "b").Verdict);
    }

    [Fact]
    public void The_subtree_is_meant_where_both_scopes_are_stated()
    {
        var node = new Node("x").Claims(
            "a",
            "2018",
            ["party-members 2018-12-31 5 own", "party-members 2018-12-31 65"],
            "restates 65: party-members 2018-12-31"
        );
        Assert.Equal(ClaimVerdict.Agrees, Judge(node).Verdict);
        node = new Node("x").Claims(
            "a",
            "2018",
            ["party-members 2018-12-31 5 own"],
            "restates 5: party-members 2018-12-31"
        );
        Assert.Equal(ClaimVerdict.Agrees, Judge(node).Verdict);
    }

    [Fact]
    public void Another_report_may_confirm_what_one_has_inferred()
    {
        var node = new Node("x").Reports("a", "2018", "party-members 2018-12-31 65 inferred");
        node.Claims("b", "2018-12-31", [], "restates 65: party-members 2018-12-31");
        Assert.Equal(ClaimVerdict.Agrees, Judge(node, "b").Verdict);
    }

    [Fact]
    public void A_childs_figure_counts_once_all_of_it_is_at_hand()
    {
        var child = new Node("x.a", "x").Hears(
            new Node("x.a1", "x.a").States("2018", "party-members 2018-12-31 4", "admissions 2018 1"),
            new Node("x.a2", "x.a")
        );
        var node = new Node("x").Claims(
            "a",
            "2018",
            ["party-members 2018-12-31 16"],
            "share 25: party-members 2018-12-31 x.a / party-members 2018-12-31"
        );
        node.Claims("b", "2018", [], "restates 1: admissions 2018 x.a");
        Assert.Equal(ClaimGap.FigureElsewhere, Judge(node).Gap);
        node.Hears(child);
        Assert.Equal(ClaimGap.FigureElsewhere, Judge(node).Gap); // x.a2 is silent
        child.Push(new Node("x.a2", "x.a").States("2018", "party-members 2018-12-31 0", "admissions 2018 0"));
        node.Push(child);
        Assert.Equal(ClaimVerdict.Agrees, Judge(node).Verdict);
        Assert.Equal(ClaimVerdict.Agrees, Judge(node, "b").Verdict);
        Assert.DoesNotContain("claim-undecidable", node.Codes);
    }

    [Fact]
    public void The_largest_and_smallest_numbers_do_no_harm()
    {
        const string Huge = "999999999999999999.9999";
        string[] figures =
        [
            $"party-members[sector:non-state.fdi] 2018-12-31 {Huge}",
            "party-members 2018-12-31 0.0001",
            "party-members[sector:non-state.fdi] 2019-12-31 0.0001",
            $"party-members 2019-12-31 {Huge}",
            $"admissions 2018 {Huge}",
        ];
        var node = new Node("x").Claims(
            "a",
            "2018",
            figures,
            "growth-factor 1: fdi-member-share 2018-12-31 / fdi-member-share 2019-12-31",
            "achievement 0.0001: admissions 2018",
            $"restates {Huge}: admissions 2018"
        );
        Assert.Equal(ClaimGap.TooLarge, Judge(node, claim: 0).Gap);
        Assert.Equal(ClaimVerdict.Agrees, Judge(node, claim: 1).Verdict);
        Assert.Equal(ClaimVerdict.Agrees, Judge(node, claim: 2).Verdict);
    }

    private static ImmutableArray<Target> Targets()
    {
        var year = Written.Time("2018").Period;
        var all = Written.Key("admissions");
        return
        [
            new(all, year, Written.Quantity("50"), "y"),
            new(all, Written.Time("2016-01-01/2020-12-31").Period, Written.Quantity("200"), "y"),
            new(
                Written.Key("admissions[sector:non-state]"),
                year,
                Written.Quantity("30"),
                "y",
                Written.Ref("admissions 2018"),
                true
            ),
            new(
                Written.Key("admissions[role:worker]"),
                year,
                Written.Quantity("3"),
                "y",
                Written.Ref("party-members 2017-12-31")
            ),
            new(
                Written.Key("admissions[role:owner]"),
                year,
                Written.Quantity("3"),
                "y",
                Written.Ref("union-members 2017-12-31")
            ),
        ];
    }

    private static void AssertVerdict(ClaimVerdict expected, string said, ClaimGap? gap = null)
    {
        var node = new Node("x").Claims("a", "2022-06-19", Figures, said);
        var judged = Judge(node);
        Assert.Equal((expected, gap), (judged.Verdict, judged.Gap));
        var codes = node.Codes.Where(c => c.StartsWith("claim-", StringComparison.Ordinal));
        Assert.Equal(
            expected switch
            {
                ClaimVerdict.Contradicts => ["claim-contradicted"],
                ClaimVerdict.Undecidable => ["claim-undecidable"],
                _ => [],
            },
            codes
        );
        foreach (var finding in node.Findings.Where(f => f.Code.StartsWith("claim-", StringComparison.Ordinal)))
        {
            Assert.Equal(("a", "¶1"), (finding.Report, finding.Locator));
            Assert.DoesNotContain("{", finding.Message.Vi + finding.Message.En);
            Assert.NotEqual(finding.Message.Vi, finding.Message.En);
        }
    }

    private static ClaimJudgement Judge(Node node, string report = "a", int claim = 0) =>
        ClaimJudge.Judge(node.State, report, node.State.Reports[report].Standing!.Head.Claims[claim]);
}
