using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Queries;

namespace Federation.Conformance;

/// <summary>Reads: sums, coverage, what is stated and what is summed, search.</summary>
public abstract partial class EngineConformance
{
    [Fact]
    public async Task Every_level_answers_the_sum_of_what_is_below()
    {
        await EstablishAsync("a.y", "a");
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        await SubmitAsync("a.y", Given.Stock("r", "2020-02-29", 2));
        await SubmitAsync("a", Given.Stock("own", "2020-01-31", 3));
        Assert.Equal(43, await MembersAsync("a", "2020-02-01"));
        Assert.Equal(45, await MembersAsync("a", "2020-03-01"));
        Assert.Equal(45, await MembersAsync("n", "2020-03-01"));
        Assert.Null(await MembersAsync("b", "2020-03-01"));
        Assert.Null(await MembersAsync("n", "2020-01-30"));
        await ExplainedAsync("n", MembersOn("2020-03-01"));
        var figure = await AskAsync("n", MembersOn("2020-03-01"));
        Assert.False(figure.Stale);
        Assert.Equal(Given.Day("2020-01-31"), figure.Answer.ObservedOn);
    }

    [Fact]
    public async Task Coverage_says_who_has_reported()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var half = (await AskAsync("n", MembersOn("2020-02-01"))).Answer.Coverage;
        Assert.Equal((1, 2, false), (half.Reporting, half.Expected, half.Complete));
        await SubmitAsync("b", Given.Stock("r", "2020-01-31", 0));
        var full = (await AskAsync("n", MembersOn("2020-02-01"))).Answer.Coverage;
        Assert.Equal((2, 2, false), (full.Reporting, full.Expected, full.Complete));
        await RecordAsync("a", EventKind.CountsFromBelow, "2020-01-01");
        await RecordAsync("n", EventKind.CountsFromBelow, "2020-01-01");
        Assert.True((await AskAsync("n", MembersOn("2020-02-01"))).Answer.Coverage.Complete);
    }

    [Fact]
    public async Task What_is_stated_stands_until_it_counts_from_below()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        await SubmitAsync("a", Given.Stock("r", "2020-01-31", 100, scope: Scope.Subtree));
        var answer = (await AskAsync("a", MembersOn("2020-02-01"))).Answer;
        Assert.Equal((100, Basis.Declared), (answer.Value?.Low, answer.Used));
        Assert.Equal(40, (await AskAsync("a", MembersOn("2020-02-01", basis: Basis.Computed))).Answer.Value?.Low);
        Assert.Equal(100, await MembersAsync("n", "2020-02-01"));
        await RecordAsync("a", EventKind.CountsFromBelow, "2020-01-31");
        Assert.Equal(40, await MembersAsync("a", "2020-02-01"));
        Assert.Equal(40, await MembersAsync("n", "2020-02-01"));
        Assert.Equal(100, (await AskAsync("a", MembersOn("2020-02-01", basis: Basis.Declared))).Answer.Value?.Low);
        await ExplainedAsync("n", MembersOn("2020-02-01"));
    }

    [Fact]
    public async Task An_odd_period_is_asked_of_those_below()
    {
        await SubmitAsync("a.z", Given.Flow("q1", "2020-Q1", 4));
        await SubmitAsync("a.z", Given.Flow("q2", "2020-Q2", 5));
        await SubmitAsync("b", Given.Flow("q2", "2020-Q2", 7));
        Assert.Equal(16, await AdmissionsAsync("n", "2020"));
        Assert.Equal(12, await AdmissionsAsync("n", "2020-04-01/2020-08-13"));
        Assert.Null(await AdmissionsAsync("n", "2020-04-02/2020-08-13"));
    }

    [Fact]
    public async Task A_search_needs_no_accents_and_pages_in_order()
    {
        for (var i = 0; i < 5; i++)
        {
            await EstablishAsync($"b.cell-{i}", "b", "cell");
        }

        var day = Given.Day("2026-01-01");
        var found = await Federation.SearchAsync(new("dang bo", "cell", Given.Id("b"), day, 3, null), None);
        Assert.True(found.HasMore);
        var rest = await Federation.SearchAsync(
            new("dang bo", "cell", Given.Id("b"), day, 3, found.Entries[^1].Id),
            None
        );
        Assert.False(rest.HasMore);
        Assert.Equal(
            ["b.cell-0", "b.cell-1", "b.cell-2", "b.cell-3", "b.cell-4"],
            found.Entries.Concat(rest.Entries).Select(entry => entry.Id.ToString())
        );
        Assert.Empty((await Federation.SearchAsync(new("không có", null, null, day, 3, null), None)).Entries);
        Assert.Contains(Given.Id("b.cell-1"), Federation.Nearest(Given.Id("b.cel-1")));
        var children = await At("b").ChildrenAsync(day, None);
        Assert.Equal(5, children.Length);
        Assert.Equal(["a", "b", "n"], Federation.Instances);
    }
}
