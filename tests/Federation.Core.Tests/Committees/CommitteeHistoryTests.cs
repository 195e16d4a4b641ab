using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Tests.Laws;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Committees;

public class CommitteeHistoryTests
{
    private static readonly CommitteeId A = CommitteeId.Parse("t.a");
    private static readonly CommitteeId B = CommitteeId.Parse("t.b");
    private static readonly CommitteeId C = CommitteeId.Parse("t.c");
    private static readonly CommitteeEvent Begins = Event("e1", EventKind.Established, 2015, A);
    private static readonly CommitteeEvent Moves = Event("e2", EventKind.Transferred, 2017, B);
    private static readonly CommitteeEvent Merges = Event("e3", EventKind.MergedInto, 2019, C);
    private static readonly CommitteeEvent Dissolves = Event("e3", EventKind.Dissolved, 2019, null);

    [Theory]
    [InlineData(2014, null)]
    [InlineData(2015, "t.a")]
    [InlineData(2016, "t.a")]
    [InlineData(2017, "t.b")]
    [InlineData(2018, "t.b")]
    [InlineData(2019, null)]
    public void A_parent_is_a_parent_until_the_day_of_the_move(int year, string? parent) =>
        Assert.Equal(parent, new CommitteeHistory([Moves, Merges, Begins]).ParentOn(Day(year))?.ToString());

    [Fact]
    public void A_committee_that_was_never_established_is_never_active()
    {
        var history = new CommitteeHistory([Moves]);

        Assert.False(history.Exists);
        Assert.True(history.Activity.IsEmpty);
        Assert.Empty(history.Spans);
    }

    [Fact]
    public void Uppers_are_all_whom_an_event_names() =>
        Assert.Equal([A, B, C], new CommitteeHistory([Begins, Moves, Merges]).Uppers);

    [Fact]
    public void Of_two_transfers_on_one_day_the_later_decision_holds()
    {
        var later = Moves with { Key = "a", DecidedOn = Day(2016), Other = C };
        var history = new CommitteeHistory([Begins, later, Moves]);

        Assert.Equal(C, history.ParentOn(Day(2017)));
        Assert.Equal(Day(2017), Assert.Single(history.MoveDays));
        Assert.Equal([A, B, C], history.Uppers);
    }

    [Fact]
    public void What_is_taken_back_on_its_day_leaves_one_span()
    {
        var back = Moves with { Key = "e9", Other = A };

        Assert.Equal(A, Assert.Single(new CommitteeHistory([Begins, Moves, back]).Spans).Parent);
    }

    [Fact]
    public void What_happens_after_the_end_does_not_count()
    {
        var late = Moves with { Key = "e4", EffectiveFrom = Day(2020) };

        Assert.Equal(A, Assert.Single(new CommitteeHistory([Begins, Dissolves, late]).Spans).Parent);
    }

    [Theory]
    [InlineData(2016, "t.a")]
    [InlineData(2017, "t.b")]
    [InlineData(2019, "t.c")]
    [InlineData(2020, null)]
    public void What_leaves_a_committee_on_the_day_on_which_it_merges_leaves_the_successor(int year, string? upper) =>
        AssertPassesOnTo(new([Begins, Moves, Merges]), year, upper);

    [Theory]
    [InlineData(2018, "t.b")]
    [InlineData(2019, "t.b")]
    [InlineData(2020, null)]
    public void What_leaves_a_committee_on_the_day_on_which_it_is_dissolved_leaves_its_last_parent(
        int year,
        string? upper
    ) => AssertPassesOnTo(new([Begins, Moves, Dissolves]), year, upper);

    [Fact]
    public void An_indicator_counts_from_below_from_the_first_event_that_names_it_or_all()
    {
        var all = Event("e5", EventKind.CountsFromBelow, 2018, null);
        var one = Event("e6", EventKind.CountsFromBelow, 2016, null) with { Indicators = ["members"] };
        var history = new CommitteeHistory([Begins, all, one]);

        Assert.Equal(Day(2016), history.CountsFromBelow("members"));
        Assert.Equal(Day(2018), history.CountsFromBelow("admissions"));
        Assert.Equal(DateOnly.MaxValue, new CommitteeHistory([Begins, one]).CountsFromBelow("admissions"));
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter() =>
        Seeds.Each(
            60_000_000,
            300,
            seed =>
            {
                var dice = new Dice(seed);
                var kinds = Enum.GetValues<EventKind>();
                var events = Enumerable
                    .Range(0, dice.Next(7))
                    .Select(i =>
                        Event($"e{dice.Next(4)}{i}", dice.Pick(kinds), 2015 + dice.Next(4), dice.Pick([A, B, C]))
                    )
                    .Append(Begins)
                    .ToList();
                var (a, b) = (new CommitteeHistory(events), new CommitteeHistory(dice.Shuffle(events)));
                return
                    a.Spans.SequenceEqual(b.Spans)
                    && a.Activity == b.Activity
                    && a.MoveDays.SequenceEqual(b.MoveDays)
                    && a.Levels().SequenceEqual(b.Levels())
                    ? null
                    : string.Join('\n', events);
            }
        );

    private static void AssertPassesOnTo(CommitteeHistory history, int year, string? upper) =>
        Assert.Equal(
            upper,
            new[] { A, B, C }.Where(c => history.PassesOnTo(c, Day(year))).Select(c => c.ToString()).SingleOrDefault()
        );

    private static CommitteeEvent Event(string key, EventKind kind, int year, CommitteeId? other) =>
        new(key, kind, Day(year), Other: other);

    private static DateOnly Day(int year) => new(year, 1, 1);
}
