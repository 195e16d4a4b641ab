using Federation.Core.Facts;
using Federation.Core.Rules;
using Federation.Core.State;

namespace Federation.Core.Tests.Rules;

/// <summary>What the rules say of the five public texts: <c>seeds/README.md</c> lists the verdicts.</summary>
public sealed class SeedVerdictTests
{
    [Theory]
    [InlineData("bac-giang.iz", "2-years-2016", "difference 5 agrees 5, difference 115 agrees 115")]
    [InlineData("da-nang.htp-iz", "term-2015-2020", "sum 37 agrees 37")]
    [InlineData(
        "ha-noi.iz",
        "2018-10m",
        "sum 68 agrees 68, restates 65 contradicts 68, achievement 106.2 agrees 106.25"
    )]
    [InlineData(
        "ha-noi.iz",
        "10-years-2022",
        "growth-factor 19 agrees 19.2, growth-factor 19+ agrees 19.2, growth-factor 5.35 agrees 5.3548, sum 707 "
            + "agrees 707, difference 203 undecidable, difference 134369 undecidable, difference 39 undecidable, "
            + "difference 2855 undecidable"
    )]
    public void Every_claim_has_the_verdict_that_the_seeds_expect(string committee, string report, string expected)
    {
        var state = Seeded()[committee].State;
        var claims = state.Reports[report].Standing!.Head.Claims;
        var verdicts = claims.Select(c =>
        {
            var judged = ClaimJudge.Judge(state, report, c);
            var kind = string.Concat(
                c.Kind.ToString()
                    .Select((l, i) => char.IsUpper(l) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(l) : $"{l}")
            );
            var exact = judged.Exact is { } value ? $" {decimal.Round(value.Low, 4):0.####}" : "";
            return $"{kind} {c.Value} {judged.Verdict.ToString().ToLowerInvariant()}{exact}";
        });
        Assert.Equal(expected, string.Join(", ", verdicts));
    }

    [Fact]
    public void The_seeds_give_one_warning_and_four_notes_and_nothing_else()
    {
        var findings = Seeded()
            .Values.SelectMany(n => n.Findings)
            .Select(f => $"{f.Committee} {f.Code} {f.Key} {f.Time}");
        Assert.Equal(
            [
                "ha-noi.iz claim-contradicted party-organisations 2018-11-26",
                "ha-noi.iz claim-undecidable union-members 2022-06-19",
                "ha-noi.iz claim-undecidable union-organisations 2022-06-19",
                "ha-noi.iz claim-undecidable youth-members 2022-06-19",
                "ha-noi.iz claim-undecidable youth-organisations 2022-06-19",
            ],
            findings.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_slip_of_2018_is_told_in_both_languages()
    {
        var finding = Assert.Single(Seeded()["ha-noi.iz"].Findings, f => f.Code == "claim-contradicted");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("2018-10m", finding.Report);
        Assert.Equal("¶4", finding.Locator);
        Assert.Equal(
            "Báo cáo 2018-10m nêu: “tổ chức cơ sở đảng ngày 26/11/2018” là 65; nhưng các số liệu đã nêu cho 68. Hãy "
                + "đối chiếu với nguồn: nếu nhập sai thì gửi bản sửa; nếu nguồn viết như vậy thì giữ nguyên.",
            finding.Message.Vi
        );
        Assert.Equal(
            "Report 2018-10m says: “grassroots Party organisations on 26 November 2018” is 65; but the stated figures "
                + "give 68. Check the source: if it was misread, send a new revision; if the source says so, leave it.",
            finding.Message.En
        );
    }

    /// <summary>
    /// The whole tree of the seeds: every event, every report, every child heard by its uppers, from below.
    /// </summary>
    private static Dictionary<string, Node> Seeded()
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var committee in Seeds.Tree.Committees)
        {
            nodes.Add(committee.Id.ToString(), new(committee.Id.ToString(), committee.Established));
        }

        foreach (var (committee, happened) in Seeds.Tree.Events)
        {
            nodes[committee.ToString()].Happened(happened);
        }

        foreach (var (committee, report) in Seeds.Reports())
        {
            nodes[committee].Apply(new ReportAccepted(report, ""));
        }

        foreach (var child in Seeds.Tree.Committees.Reverse())
        {
            var node = nodes[child.Id.ToString()];
            foreach (var upper in node.State.History.Uppers)
            {
                nodes[upper.ToString()].Hears(node);
            }
        }

        return nodes;
    }
}
