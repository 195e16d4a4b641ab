using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Dashboard.Reading;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Tests;

/// <summary>Why a number did not move, for each of the reasons.</summary>
public sealed class ReasonTests
{
    private static readonly FigureKey Members = FigureKey.Total("party-members");
    private static readonly FigureTime Day = FigureTime.AsOf(new(2022, 12, 31));

    [Fact]
    public void Nothing_stated_is_said() => Assert.Equal([ReasonKind.NothingStated], Here([], null));

    [Fact]
    public void What_is_used_is_said()
    {
        var one = Stated("2022", 12);
        Assert.Equal([ReasonKind.Used], Here([one], Basis.Declared, one));
    }

    [Fact]
    public void A_withdrawn_report_is_out() =>
        Assert.Equal([ReasonKind.Withdrawn], Here([Stated("2022", 12) with { State = ReportState.Withdrawn }], null));

    [Fact]
    public void A_superseded_revision_names_what_stands_now()
    {
        var old = Stated("2022", 12) with { State = ReportState.Superseded };
        var now = Stated("2022", 13, 2);
        var reasons = Reasons.Here([old, now], Members, Day, Basis.Declared, one => one == now);

        Assert.Equal([ReasonKind.Used, ReasonKind.Superseded], reasons.Select(reason => reason.Kind));
        Assert.Same(now, reasons[1].Instead);
    }

    [Fact]
    public void A_revision_that_leaves_it_out_names_nothing_instead()
    {
        var old = Stated("2022", 12) with { State = ReportState.Superseded };
        var reason = Assert.Single(Reasons.Here([old], Members, Day, null, _ => false));

        Assert.Equal(ReasonKind.Superseded, reason.Kind);
        Assert.Null(reason.Instead);
    }

    [Fact]
    public void What_was_said_again_unchanged_is_not_said_twice()
    {
        var old = Stated("2022", 12) with { State = ReportState.Superseded };
        var now = Stated("2022", 12, 2);

        Assert.Equal([ReasonKind.Used], Here([old, now], Basis.Declared, now));
    }

    [Fact]
    public void A_later_day_is_another_time()
    {
        var later = Stated("2023", 15) with { Time = FigureTime.AsOf(new(2023, 6, 30)) };
        Assert.Equal([ReasonKind.OtherTime], Here([later], null));
    }

    [Theory]
    [InlineData(1, 12, ReasonKind.OtherTime)]
    [InlineData(4, 6, ReasonKind.LaterStands)]
    public void A_period_has_to_lie_inside_the_one_that_is_asked_for(int first, int last, ReasonKind expected)
    {
        var half = FigureTime.Over(new(new(2022, 1, 1), new(2022, 6, 30)));
        var months = FigureTime.Over(new(new(2022, first, 1), new DateOnly(2022, last, 1).AddMonths(1).AddDays(-1)));
        var one = Stated("2022", 3) with { Time = months };

        var reason = Assert.Single(Reasons.Here([one], Members, half, null, _ => false));
        Assert.Equal(expected, reason.Kind);
    }

    [Fact]
    public void A_part_does_not_make_a_total_and_is_no_news_beside_one()
    {
        var part = Stated("2022", 5) with { Key = new("party-members", Breakdown.Total.With("role", "worker")) };
        var whole = Stated("2022", 12);

        Assert.Equal([ReasonKind.OtherPart], Here([part], null));
        Assert.Equal([ReasonKind.Used], Here([part, whole], Basis.Declared, whole));
    }

    [Fact]
    public void The_later_report_stands()
    {
        var autumn = new DateOnly(2022, 9, 30);
        var early = Stated("2022-q3", 11) with
        {
            Time = FigureTime.AsOf(autumn),
            Order = new(autumn, autumn, "2022-q3", 1),
        };
        var late = Stated("2022", 12);
        var reasons = Reasons.Here([early, late], Members, Day, Basis.Declared, one => one == late);

        Assert.Equal([ReasonKind.Used, ReasonKind.LaterStands], reasons.Select(reason => reason.Kind));
        Assert.Same(late, reasons[1].Instead);
    }

    [Fact]
    public void The_own_body_is_compared_beside_a_stated_whole_and_the_other_way_round()
    {
        var own = Stated("2022", 4) with { Scope = Scope.Own };
        var whole = Stated("2022", 12);

        Assert.Contains(ReasonKind.OwnCompared, Here([own, whole], Basis.Declared, whole));
        Assert.Contains(ReasonKind.StatedCompared, Here([own, whole], Basis.Computed, own));
    }

    [Fact]
    public void An_upper_that_states_its_own_figure_does_not_add() =>
        Assert.Equal(ReasonKind.StatedStands, Above(Step() with { IsCounted = false }));

    [Fact]
    public void An_upper_that_adds_all_counts() => Assert.Equal(ReasonKind.Counted, Above(Step()));

    [Fact]
    public void An_upper_with_silent_children_counts_partly() =>
        Assert.Equal(ReasonKind.CountedPartly, Above(Step() with { Upper = Figure(12, reporting: 2, expected: 63) }));

    [Fact]
    public void Nothing_below_is_nothing_to_count() =>
        Assert.Equal(ReasonKind.NothingToCount, Above(Step() with { Below = Figure(null) }));

    [Fact]
    public void Who_did_not_belong_is_not_counted() =>
        Assert.Equal(ReasonKind.NotInRoster, Above(Step() with { IsInRoster = false, Held = null }));

    [Fact]
    public void Percentages_are_not_added() =>
        Assert.Equal(ReasonKind.NotAdditive, Above(Step() with { IsRatio = true }));

    [Fact]
    public void What_an_upper_has_not_heard_is_on_its_way_or_away()
    {
        var old = Step() with { Held = Quantity.Exact(10) };

        Assert.Equal(ReasonKind.InFlight, Above(old));
        Assert.Equal(ReasonKind.Away, Above(old with { IsAway = true }));
        Assert.Equal(ReasonKind.Away, Above(old with { Upper = Figure(10) with { Stale = true } }));
        Assert.Equal(ReasonKind.InFlight, Above(old with { Held = null }));
    }

    [Fact]
    public void Of_a_flow_only_the_days_of_belonging_count() =>
        Assert.Equal(ReasonKind.CountedDays, Above(Step() with { IsPartOfDays = true, Held = Quantity.Exact(5) }));

    private static IReadOnlyList<ReasonKind> Here(
        IReadOnlyList<StatedHere> stated,
        Basis? basis,
        StatedHere? used = null
    ) => [.. Reasons.Here(stated, Members, Day, basis, one => one == used).Select(reason => reason.Kind)];

    private static ReasonKind Above(UpperStep step) => Reasons.Above(step).Kind;

    private static UpperStep Step() =>
        new()
        {
            Upper = Figure(12),
            Below = Figure(12),
            IsRatio = false,
            IsInRoster = true,
            IsPartOfDays = false,
            IsAway = false,
            LastContact = null,
            IsCounted = true,
            Held = Quantity.Exact(12),
        };

    private static StatedHere Stated(string report, decimal value, int revision = 1) =>
        new(
            report,
            revision,
            ReportState.Standing,
            null,
            new(Day.Day, Day.Day, report, revision),
            Members,
            Day,
            Quantity.Exact(value),
            Scope.Subtree
        );

    private static Figure Figure(decimal? value, long reporting = 1, long expected = 1) =>
        new()
        {
            Committee = "vn",
            Indicator = "party-members",
            Breakdown = null,
            Unit = "person",
            AsOf = Day.Day,
            Period = null,
            Value = value,
            Upper = value,
            Bound = value is null ? null : Bound.Exact,
            Basis = Basis.Computed,
            Declared = null,
            Computed = null,
            Moved = null,
            ObservedOn = Day.Day,
            Derived = false,
            Inferred = false,
            Estimated = false,
            Projected = false,
            Coverage = new()
            {
                Reporting = reporting,
                Expected = expected,
                DaysCovered = null,
                Days = null,
                Complete = reporting == expected,
            },
            Findings = 0,
            FreshAt = null,
            Stale = false,
            Version = "1.1.1",
        };
}
