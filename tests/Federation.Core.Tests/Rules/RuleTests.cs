using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Rules;

namespace Federation.Core.Tests.Rules;

/// <summary>Each rule but the claims': what makes it speak, and what does not.</summary>
public sealed class RuleTests
{
    private const string Members = "party-members";
    private const string Sector = "party-members[sector:";

    [Theory]
    [InlineData("party-organisations 2018-12-31 65", "party-organisations 2018-12-31 68", true)]
    [InlineData("party-organisations 2018-12-31 65", "party-organisations 2018-12-31 65", false)]
    [InlineData("party-organisations 2018-12-31 >=65", "party-organisations 2018-12-31 65", true)]
    [InlineData("party-organisations 2018-12-31 65", "party-organisations 2018-12-30 68", false)]
    [InlineData("party-organisations 2018-12-31 65", "party-organisations 2018-12-31 68 own", false)]
    [InlineData("admissions 2018 65", "admissions 2018-10M 60", false)]
    [InlineData(
        "study-attendance-rate[programme:resolution-study] 2018 93.9",
        "study-attendance-rate[programme:resolution-study] 2018 94",
        true
    )]
    public void Restated_differently(string first, string second, bool told)
    {
        var node = new Node("x").Reports("a", "2018", first).Reports("b", "2018", second);
        AssertTold(node, told, "restated-differently", Severity.Warning);
    }

    [Theory]
    [InlineData(true, "party-organisations 2018-12-31 10", "party-organisations[sector:non-state] 2018-12-31 11")]
    [InlineData(
        true,
        "party-organisations 2018-12-31 10",
        "party-organisations[sector:non-state] 2018-12-31 6",
        "party-organisations[sector:administrative] 2018-12-31 5"
    )]
    [InlineData(
        true,
        "party-organisations 2018-12-31 10",
        "party-organisations[org-type:grassroots-cell] 2018-12-31 6",
        "party-organisations[org-type:grassroots-committee] 2018-12-31 5"
    )]
    [InlineData(
        true,
        "party-organisations[sector:non-state] 2018-12-31 10",
        "party-organisations[sector:non-state.fdi] 2018-12-31 11"
    )]
    [InlineData(true, "party-organisations 2018-12-31 10", "party-organisations[sector:non-state.fdi] 2018-12-31 11")]
    [InlineData(
        true,
        "party-organisations[sector:non-state] 2018-12-31 10",
        "party-organisations[org-type:grassroots-cell;sector:non-state] 2018-12-31 11"
    )]
    [InlineData(true, "admissions 2018 10", "admissions[sector:non-state] 2018 11")]
    [InlineData(true, "admissions 2018 10 own", "admissions[sector:non-state] 2018 11 own")]
    [InlineData(true, "admissions 2018 10", "admissions[sector:non-state] 2018 >=11")]
    [InlineData(true, "admissions 2018 <10", "admissions[sector:non-state] 2018 11")]
    [InlineData(true, "admissions 2018 8..10", "admissions[sector:non-state] 2018 11..12")]
    [InlineData(true, "admissions 2018 10", "admissions[role:worker] 2018 11")] // overlapping: one alone is too much
    [InlineData(false, "party-organisations 2018-12-31 10", "party-organisations[sector:non-state] 2018-12-31 10")]
    [InlineData(
        false,
        "party-organisations 2018-12-31 68",
        "party-organisations[sector:non-state] 2018-12-31 65",
        "party-organisations[sector:non-state.fdi] 2018-12-31 41",
        "party-organisations[sector:administrative] 2018-12-31 3"
    )]
    [InlineData(false, "admissions 2018 10", "admissions[sector:non-state] 2018 11 own")]
    [InlineData(false, "admissions 2018 10", "admissions[sector:non-state] 2018-10M 11")]
    [InlineData(false, "admissions 2018 >=10", "admissions[sector:non-state] 2018 11")]
    [InlineData(false, "admissions 2018 ~10", "admissions[sector:non-state] 2018 11")]
    [InlineData(false, "admissions 2018 10", "admissions[sector:non-state] 2018 ~11")]
    [InlineData(false, "admissions 2018 10", "admissions[sector:non-state] 2018 <11")]
    [InlineData(false, "admissions 2018 10", "admissions[sector:non-state] 2018 9..12")]
    [InlineData(false, "admissions 2018 10", "admissions[role:worker] 2018 6", "admissions[role:owner] 2018 6")]
    [InlineData(false, "training-attendees 2018 10", "training-attendees[programme:party-awareness] 2018 11")] // none
    public void Parts_exceed_whole(bool told, params string[] figures)
    {
        AssertTold(new Node("x").States("2018", figures), told, "parts-exceed-whole", Severity.Warning);
    }

    [Theory]
    [InlineData(true, "10", "4", "5")]
    [InlineData(true, "10..12", "4", "5")]
    [InlineData(true, "10", "4", "4..5")]
    [InlineData(true, ">=10", "4", "5")]
    [InlineData(false, "10", "5", "5")]
    [InlineData(false, "10", "4", "4..6")]
    [InlineData(false, "10", ">=4", "5")]
    [InlineData(false, "<10", "4", "5")]
    [InlineData(false, "10", "4", null)]
    public void Parts_differ_from_whole(bool told, string whole, string committees, string? cells)
    {
        string?[] figures =
        [
            $"party-organisations 2018-12-31 {whole}",
            $"party-organisations[org-type:grassroots-committee] 2018-12-31 {committees}",
            cells is null ? null : $"party-organisations[org-type:grassroots-cell] 2018-12-31 {cells}",
        ];
        var node = new Node("x").States("2018", [.. figures.OfType<string>()]);
        AssertTold(node, told, "parts-differ-from-whole", Severity.Warning);
    }

    [Fact]
    public void A_member_is_whole_where_all_that_lies_within_it_is_stated()
    {
        string[] parts =
        [
            "party-members[sector:administrative] 2018-12-31 1",
            "party-members[sector:public-service] 2018-12-31 1",
            "party-members[sector:state-enterprise] 2018-12-31 1",
            "party-members[sector:non-state.domestic] 2018-12-31 1",
            "party-members[sector:non-state.fdi] 2018-12-31 1",
        ];
        var node = new Node("x").States("2018", ["party-members 2018-12-31 9", .. parts]);
        Assert.Empty(node.Codes);
        node.Reports("rest", "2018", "party-members[sector:non-state.joint-venture] 2018-12-31 1");
        Assert.Equal(["parts-differ-from-whole"], node.Codes);
    }

    [Theory]
    [InlineData("falls-to-zero", true, "party-members 2018-12-31 5", "party-members 2019-12-31 0")]
    [InlineData("falls-to-zero", true, "party-members 2018-12-31 ~5", "party-members 2019-12-31 0")]
    [InlineData("falls-to-zero", true, "party-members 2018-12-31 5 own", "party-members 2019-12-31 0 own")]
    [InlineData("falls-to-zero", false, "party-members 2018-12-31 0", "party-members 2019-12-31 0")]
    [InlineData("falls-to-zero", false, "party-members 2018-12-31 5", "party-members 2019-12-31 0..1")]
    [InlineData("falls-to-zero", false, "party-members 2018-12-31 5 own", "party-members 2019-12-31 0")]
    [InlineData("falls-to-zero", false, "party-members 2018-12-31 0..5", "party-members 2019-12-31 0")]
    [InlineData("falls-to-zero", false, "admissions 2018 5", "admissions 2019 0")]
    [InlineData("ten-times-history", true, "party-members 2017-12-31 20", "party-members 2018-12-31 200")]
    [InlineData("ten-times-history", true, "party-members 2017-12-31 200", "party-members 2018-12-31 20")]
    [InlineData("ten-times-history", true, "party-members 2017-12-31 941", "party-members 2018-12-31 9")]
    [InlineData(
        "ten-times-history",
        true,
        "party-members 2016-12-31 20",
        "party-members 2017-12-31 22",
        "party-members 2018-12-31 210"
    )]
    [InlineData("ten-times-history", true, "admissions 2017 20", "admissions 2018 200")]
    [InlineData("ten-times-history", true, "admissions 2017 120", "admissions 2018 0")]
    [InlineData("ten-times-history", true, "admissions 2017-Q1 20", "admissions 2017-Q3 ~200")]
    [InlineData("ten-times-history", false, "party-members 2017-12-31 20", "party-members 2018-12-31 199")]
    [InlineData("ten-times-history", false, "party-members 2017-12-31 200", "party-members 2018-12-31 21")]
    [InlineData("ten-times-history", false, "party-members 2017-12-31 9", "party-members 2018-12-31 99")]
    [InlineData("ten-times-history", false, "party-members 2017-12-31 99", "party-members 2018-12-31 9")]
    [InlineData("ten-times-history", false, "party-members 2017-12-31 200", "party-members 2018-12-31 0")] // said
    [InlineData("ten-times-history", false, "party-members 2017-12-31 20", "party-members 2018-12-31 200 own")]
    [InlineData(
        "ten-times-history",
        false,
        "party-members 2015-12-31 20",
        "party-members 2016-12-31 22",
        "party-members 2017-12-31 23",
        "party-members 2018-12-31 219"
    )]
    [InlineData("ten-times-history", false, "admissions 2017-Q4 20", "admissions 2018 200")]
    [InlineData(
        "ten-times-history",
        false,
        "study-attendance-rate[programme:resolution-study] 2017 10",
        "study-attendance-rate[programme:resolution-study] 2018 100"
    )]
    public void History(string code, bool told, params string[] figures)
    {
        AssertTold(new Node("x").States("2019", figures), told, code, Severity.Warning);
    }

    [Theory]
    [InlineData(true, "admissions 2018 10", "members-transferred-in 2018 2")]
    [InlineData(true, "admissions 2018 30", "members-transferred-in 2018 2")]
    [InlineData(true, "admissions 2018-H1 10", "admissions 2018-H2 4", "members-transferred-in 2018 2")]
    [InlineData(true, "admissions 2017-12-31/2018-12-31 10", "members-transferred-in 2018 2")]
    [InlineData(false, "admissions 2018 18", "members-transferred-in 2018 2")]
    [InlineData(false, "admissions 2018 27", "members-transferred-in 2018 2")] // nine left or died
    [InlineData(false, "admissions 2018 ~40", "members-transferred-in 2018 2")]
    [InlineData(false, "admissions 2018-H1 10", "admissions 2018-H2 8", "members-transferred-in 2018 2")]
    [InlineData(false, "admissions 2017-12-31/2018-12-31 18", "members-transferred-in 2018 2")]
    [InlineData(false, "admissions 2018 10")] // a feeding flow is unknown
    [InlineData(false, "admissions 2018-10M 10", "members-transferred-in 2018 2")] // two months are not told
    [InlineData(false, "admissions 2018 >=10", "members-transferred-in 2018 2")]
    [InlineData(false, "admissions 2018 10 own", "members-transferred-in 2018 2")]
    public void A_change_of_stock_that_its_flows_do_not_explain(bool told, params string[] flows)
    {
        string[] stock = ["party-members 2017-12-31 100", "party-members 2018-12-31 120"];
        var node = new Node("x").States("2018", [.. stock, .. flows]);
        AssertTold(node, told, "stock-unexplained", Severity.Note);
    }

    [Theory]
    [InlineData(100, 90, 0, true)] // ten of a hundred is not more than a tenth
    [InlineData(100, 89, 0, false)]
    [InlineData(20, 11, 0, true)] // nine is few
    [InlineData(20, 10, 0, false)]
    [InlineData(1000, 1001, 0, false)] // nobody comes from nowhere
    [InlineData(1000, 1000, 100, true)]
    [InlineData(1000, 1000, 101, false)]
    public void Some_always_leave_or_die(int before, int after, int came, bool explained)
    {
        var node = new Node("x").States(
            "2018",
            $"union-members 2017-12-31 {before}",
            $"union-members 2018-12-31 {after}",
            $"union-members-developed 2018 {came}"
        );
        Assert.Equal(explained ? [] : ["stock-unexplained"], node.Codes);
    }

    [Fact]
    public void What_passes_between_parts_needs_no_flow()
    {
        string[] figures =
        [
            "party-organisations[sector:non-state] 2017-12-31 100",
            "party-organisations[sector:non-state] 2018-12-31 150",
            "organisations-established[sector:non-state] 2018 0",
        ];
        Assert.Empty(new Node("x").States("2018", figures).Codes);
    }

    [Fact]
    public void A_flow_that_is_told_later_is_held_against_the_stock()
    {
        var node = new Node("x").States("2018", "union-members 2017-12-31 100", "union-members 2018-12-31 120");
        Assert.Empty(node.Codes);
        node.Reports("flow", "2018", "union-members-developed 2018 10");
        var finding = Assert.Single(node.Findings);
        Assert.Equal(
            ("stock-unexplained", "2018-12-31", "2018"),
            (finding.Code, finding.Time.ToString(), finding.Report)
        );
        Assert.Contains("thay đổi +20, nhưng các chỉ tiêu tăng trong kỳ cộng lại là +10.", finding.Message.Vi);
        node.Apply(new ReportAccepted(Node.ReportOf("flow", "2018", 2, ["union-members-developed 2018 20"]), ""));
        Assert.Empty(node.Codes);
    }

    [Fact]
    public void A_change_at_a_move_needs_no_explanation()
    {
        string[] figures =
        [
            "party-members 2017-12-31 100",
            "party-members 2018-12-31 120",
            "admissions 2018 1",
            "members-transferred-in 2018 1",
        ];
        var zone = new Node("x").States("2018", figures);
        Assert.Contains("stock-unexplained", zone.Codes);
        zone.Hears(new Node("x.c", "y").States("2018-01-01", "party-members 2018-01-01 18").Moves("2018-07-01", "x"));
        Assert.DoesNotContain("stock-unexplained", zone.Codes);
    }

    [Theory]
    [InlineData(true, "party-members 2018-12-31 11")]
    [InlineData(true, "party-members 2019-03-31 9")]
    [InlineData(true, "admissions 2018 3")]
    [InlineData(false, "party-members 2018-12-31 10")]
    [InlineData(false, "party-members 2018-12-31 >=9")]
    [InlineData(false, "party-members 2018-12-31 ~11")]
    [InlineData(false, "party-members 2017-12-31 11")] // nothing below yet
    [InlineData(false, "admissions 2018 4")]
    [InlineData(false, "admissions 2018-H1 3")] // the whole year below says nothing of a half
    [InlineData(false, "union-members 2018-12-31 11")]
    public void Declared_differs_from_computed(bool told, string declared)
    {
        string[] Below(int members) => [$"party-members 2018-12-31 {members}", "admissions 2018 2"];
        var zone = new Node("x").Hears(
            new Node("x.a", "x").States("2018", Below(4)),
            new Node("x.b", "x").States("2018", Below(6))
        );
        zone.States("2019", declared);
        AssertTold(zone, told, "declared-differs-from-computed", Severity.Warning);
    }

    [Fact]
    public void A_part_of_what_is_below_is_not_held_against_the_stated_figure()
    {
        var silent = new Node("x.b", "x");
        var zone = new Node("x").Hears(new Node("x.a", "x").States("2018", "party-members 2018-12-31 4"), silent);
        zone.States("2018", "party-members 2018-12-31 11");
        Assert.Empty(zone.Codes);
        zone.Push(silent.States("2018", "party-members 2018-12-31 6"));
        Assert.Equal(["declared-differs-from-computed"], zone.Codes);
    }

    [Fact]
    public void A_unit_that_states_both_scopes_is_held_against_itself()
    {
        var node = new Node("x").States("2018", "party-members 2018-12-31 11", "party-members 2018-12-31 10 own");
        Assert.Equal(["declared-differs-from-computed"], node.Codes);
    }

    [Fact]
    public void A_sum_from_below_that_falls_to_nothing_is_told_where_it_counts()
    {
        var zone = new Node("x");
        zone.Hears(
            new Node("x.a", "x").States("2018", "party-members 2018-06-30 4", "party-members 2018-12-31 0"),
            new Node("x.b", "x").States("2018", "party-members 2018-06-30 0")
        );
        var finding = Assert.Single(zone.Findings);
        Assert.Equal(("falls-to-zero", "2018-12-31"), (finding.Code, finding.Time.ToString()));
        zone.States("2018", "party-members 2018-01-01 9");
        Assert.DoesNotContain("falls-to-zero", zone.Codes);
    }

    [Theory]
    [InlineData(false, "party-members 2018-03-31 5")]
    [InlineData(false, "party-members 2018-03-31 0")]
    [InlineData(true, "party-members 2018-07-01 5")] // nothing is known of the day before
    [InlineData(true, "union-members 2018-03-31 5")]
    public void What_came_is_known_or_not(bool told, string figure)
    {
        var zone = new Node("x").States("2017", "party-members 2017-12-31 100");
        zone.Hears(new Node("x.c", "y").States("2018", figure).Moves("2018-07-01", "x"));
        AssertTold(zone, told, "moved-amount-unknown", Severity.Note);
    }

    [Theory]
    [InlineData(false, "party-members 2018-03-31 5")]
    [InlineData(false, "party-members 2018-03-31 0")]
    [InlineData(true, "union-members 2018-03-31 5")]
    public void What_left_is_known_or_not(bool told, string figure)
    {
        var zone = new Node("x").States("2017", "party-members 2017-12-31 100");
        zone.Hears(new Node("x.c", "x").States("2018", figure).Moves("2018-07-01", "y"));
        AssertTold(zone, told, "moved-amount-unknown", Severity.Note);
    }

    [Fact]
    public void A_move_before_the_statement_or_within_the_subtree_is_of_no_concern()
    {
        var zone = new Node("x").States("2018", "party-members 2018-12-31 100");
        zone.Hears(new Node("x.c", "y").Moves("2018-07-01", "x"));
        Assert.Empty(zone.Codes);
        var above = new Node("z").States("2017", "party-members 2017-12-31 1000");
        var child = new Node("x.c", "y").Moves("2018-07-01", "x");
        above.Hears(new Node("x", "z").Hears(child), new Node("y", "z").Hears(child));
        Assert.Empty(above.Codes);
    }

    [Fact]
    public void An_absorbed_committee_without_figures_is_told_once_an_indicator()
    {
        var zone = new Node("x").States(
            "2017",
            $"{Members} 2017-12-31 100",
            $"{Sector}non-state] 2017-12-31 70",
            $"{Sector}non-state.fdi] 2017-12-31 30",
            "union-members 2017-12-31 7"
        );
        zone.Hears(new Node("q", "y").MergesInto("2018-07-01", "x"), new Node("r", "y").MergesInto("2018-08-01", "x"));
        Assert.Equal([Members, "union-members"], zone.Findings.Select(f => f.Key!.ToString()));
        Assert.All(zone.Findings, f => Assert.Contains("(q, r)", f.Message.En));
    }

    [Fact]
    public void Where_the_sum_from_below_counts_no_move_is_missed()
    {
        var zone = new Node("x").States("2017", "party-members 2017-12-31 100");
        zone.Hears(new Node("x.c", "y").Moves("2018-07-01", "x"));
        Assert.Equal(["moved-amount-unknown"], zone.Codes);
        zone.Happened(new("below", EventKind.CountsFromBelow, Written.Day("2018-01-01")));
        Assert.Empty(zone.Codes);
    }

    [Fact]
    public void What_is_withdrawn_or_revised_takes_its_findings_with_it()
    {
        var node = new Node("x").Claims(
            "a",
            "2018",
            ["party-members 2018-12-31 10"],
            "restates 11: party-members 2018-12-31"
        );
        Assert.Equal(["claim-contradicted"], node.Codes);
        node.Apply(new ReportAccepted(Node.ReportOf("a", "2018", 2, ["party-members 2018-12-31 10"]), ""));
        Assert.Empty(node.Codes);
        node.Claims("b", "2018", [], "restates 11: union-members 2018-12-31");
        Assert.Equal(["claim-undecidable"], node.Codes);
        Assert.Equal("union-members", node.Findings.Single().Key!.ToString());
        node.Apply(new ReportWithdrawn("b", 1, "a slip"));
        Assert.Empty(node.Codes);
    }

    [Fact]
    public void Messages_write_numbers_and_days_as_their_language_does()
    {
        var node = new Node("x").Reports("a", "2018", "party-members 2018-12-31 >=1328");
        node.Reports("b", "2018", "party-members 2018-12-31 12345.5");
        var message = Assert.Single(node.Findings).Message;
        Assert.StartsWith(
            "“đảng viên” ngày 31/12/2018: báo cáo a ghi ít nhất 1.328, báo cáo b ghi 12.345,5 ",
            message.Vi
        );
        Assert.StartsWith(
            "“Party members” on 31 December 2018: report a has at least 1,328, report b has 12,345.5, ",
            message.En
        );
    }

    [Theory]
    [InlineData("restated-differently", "party-members 2018-12-31 1", "party-members 2018-12-31 2")]
    [InlineData("parts-exceed-whole", "admissions 2018 10", "admissions[sector:non-state] 2018 11")]
    [InlineData("declared-differs-from-computed", "party-members 2018-12-31 1", "party-members 2018-12-31 2 own")]
    [InlineData("falls-to-zero", "party-members 2018-11-30 1", "party-members 2018-12-31 0")]
    [InlineData("ten-times-history", "party-members 2018-11-30 100", "party-members 2018-12-31 1000")]
    public void Every_message_is_whole_in_both_languages(string code, string first, string second)
    {
        var node = new Node("x").Reports("a", "2018", first).Reports("b", "2018", second);
        var finding = Assert.Single(node.Findings, f => f.Code == code);
        foreach (var text in new[] { finding.Message.Vi, finding.Message.En })
        {
            Assert.EndsWith(".", text);
            Assert.DoesNotContain("{", text);
            Assert.DoesNotContain("  ", text);
        }

        Assert.NotEqual(finding.Message.Vi, finding.Message.En);
    }

    private static void AssertTold(Node node, bool told, string code, Severity severity)
    {
        if (told)
        {
            Assert.Equal(severity, Assert.Single(node.Findings, f => f.Code == code).Severity);
        }
        else
        {
            Assert.DoesNotContain(code, node.Codes);
        }
    }
}
