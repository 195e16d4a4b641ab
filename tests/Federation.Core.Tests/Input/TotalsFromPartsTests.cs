using Federation.Core.Input;
using Federation.Core.Reports;

namespace Federation.Core.Tests.Input;

/// <summary>A total follows from its parts only where they are all of it.</summary>
public sealed class TotalsFromPartsTests
{
    [Fact]
    public void A_total_follows_from_every_member_of_an_exhaustive_dimension() =>
        AssertDerived(["members 7"], "members[age:young] 3", "members[age:old] 4");

    [Fact]
    public void A_stated_nought_is_a_part() =>
        AssertDerived(["members 3"], "members[age:young] 3", "members[age:old] 0");

    [Fact]
    public void No_total_follows_where_a_member_is_missing() => AssertDerived([], "members[age:young] 3");

    [Fact]
    public void What_lies_within_a_member_first_makes_up_that_member() =>
        AssertDerived(
            ["members 10", "members[sector:non-state] 7"],
            "members[sector:administrative] 3",
            "members[sector:non-state.domestic] 5",
            "members[sector:non-state.fdi] 2"
        );

    [Fact]
    public void A_member_follows_even_where_the_whole_does_not() =>
        AssertDerived(
            ["members[sector:non-state] 7"],
            "members[sector:non-state.domestic] 5",
            "members[sector:non-state.fdi] 2"
        );

    [Fact]
    public void A_stated_total_stands_whatever_its_parts_say() =>
        AssertDerived([], "members 8", "members[age:young] 3", "members[age:old] 4");

    [Fact]
    public void Nothing_follows_from_members_that_overlap() =>
        AssertDerived([], "members[role:worker] 3", "members[role:owner] 4");

    [Fact]
    public void Nothing_follows_over_a_dimension_whose_total_means_nothing() =>
        AssertDerived([], "members[currency:cash] 3");

    [Fact]
    public void Nothing_follows_for_a_percentage() =>
        AssertDerived([], "attendance[age:young] 90", "attendance[age:old] 80");

    [Fact]
    public void Totals_over_several_dimensions_follow_from_each_other() =>
        AssertDerived(
            [
                "members 10",
                "members[age:old] 6",
                "members[age:young] 4",
                "members[sector:administrative] 3",
                "members[sector:non-state] 7",
            ],
            "members[age:young;sector:administrative] 1",
            "members[age:old;sector:administrative] 2",
            "members[age:young;sector:non-state] 3",
            "members[age:old;sector:non-state] 4"
        );

    [Fact]
    public void Where_two_dimensions_disagree_the_first_of_the_indicator_decides() =>
        AssertDerived(
            ["members 10"],
            "members[age:young] 50",
            "members[age:old] 50",
            "members[sector:administrative] 3",
            "members[sector:non-state] 7"
        );

    [Fact]
    public void What_narrows_by_an_overlapping_dimension_keeps_it() =>
        AssertDerived(["members[role:worker] 7"], "members[age:young;role:worker] 3", "members[age:old;role:worker] 4");

    [Fact]
    public void Times_and_scopes_do_not_mix()
    {
        var report = Inputs.Read(
            Inputs.Report(
                """
                { "indicator": "members", "breakdown": "age:young", "asOf": "2018-11-26", "value": 3, "scope": "own" },
                { "indicator": "members", "breakdown": "age:old", "asOf": "2018-11-25", "value": 4, "scope": "own" },
                { "indicator": "members", "breakdown": "age:old", "asOf": "2018-11-26", "value": 4, "scope": "subtree" }
                """
            )
        );
        Assert.DoesNotContain(report.Observations, observation => observation.Derived);
    }

    [Fact]
    public void A_total_is_no_firmer_than_its_parts()
    {
        var report = Inputs.Read(
            Inputs.Report(
                """
                {
                  "indicator": "members", "breakdown": "age:young", "asOf": "2018-10-05", "precision": "month",
                  "value": 1, "upper": 2, "scope": "subtree", "status": "estimated"
                },
                {
                  "indicator": "members", "breakdown": "age:old", "asOf": "2018-10-05", "precision": "month",
                  "value": 40, "bound": "at-least", "scope": "subtree", "inferred": true, "locator": "¶2"
                }
                """
            )
        );
        var total = report.Observations[^1];
        Assert.Equal("41..42+", total.Quantity.ToString());
        Assert.Equal(
            (FigureStatus.Estimated, true, true, null),
            (total.Status, total.Inferred, total.Derived, total.Locator)
        );
        Assert.Equal(("month", "2018-10-05"), (total.Precision, total.StatedTime.ToString()));
    }

    [Fact]
    public void A_sum_with_more_digits_than_a_figure_may_have_does_not_follow() =>
        AssertDerived([], "members[age:young] 999999999999999999", "members[age:old] 1");

    [Fact]
    public void Deriving_again_changes_nothing_and_the_order_of_the_text_does_not_matter()
    {
        const int seed = 7;
        var random = new Random(seed);
        string[] stated =
        [
            "members[age:young;sector:administrative] 1",
            "members[age:old;sector:administrative] 2",
            "members[age:young;sector:non-state.fdi] 3",
            "members[age:young;sector:non-state.domestic] 5",
            "members[age:old;sector:non-state] 4",
            "members[age:old] 90",
        ];
        var expected = Derived(Read(stated));
        for (var round = 0; round < 50; round++)
        {
            random.Shuffle(stated);
            var report = Read(stated);
            Assert.True(expected.SequenceEqual(Derived(report)), $"seed {seed}, round {round}");
            var again = TotalsFromParts.Derive(report, Inputs.Catalogue);
            Assert.Equal(report.Observations.AsEnumerable(), again.Observations.AsEnumerable());
        }
    }

    private static void AssertDerived(string[] expected, params string[] stated) =>
        Assert.Equal(expected, Derived(Read(stated)));

    private static List<string> Derived(Report report) =>
        [.. report.Observations.Where(total => total.Derived).Select(total => $"{total.Key} {total.Quantity}")];

    /// <summary>A report of figures written as <c>members[age:young] 3</c>.</summary>
    private static Report Read(IEnumerable<string> stated) =>
        Inputs.Read(Inputs.Report(string.Join(",\n", stated.Select(Observation))));

    private static string Observation(string written)
    {
        var parts = written.Split('[', ']', ' ');
        var breakdown = parts.Length > 2 ? $"\"breakdown\": \"{parts[1]}\", " : "";
        var time = Inputs.Catalogue.Find(parts[0])!.TakesPeriod ? "\"period\": \"2017\"" : "\"asOf\": \"2018-11-26\"";
        var value = $"\"value\": {parts[^1]}";
        return $$"""{ "indicator": "{{parts[0]}}", {{breakdown}}{{time}}, {{value}}, "scope": "subtree" }""";
    }
}
