using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Quantities;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>
/// A stock of one key at the committee that owns it: what it states, what is below it, what moved and what it carries
/// from absorbed committees; and the one local choice between them. Rules: model.md, "Declared, computed, effective".
/// </summary>
public sealed record StockState : StockFigures
{
    /// <summary>The committee's place in the tree.</summary>
    public required CommitteeContext Context { get; init; }

    /// <summary>From when on the indicator counts from below.</summary>
    public required DateOnly FromBelow { get; init; }

    /// <summary>Stated for its own body.</summary>
    public Statements Own { get; init; } = Statements.None;

    /// <summary>Stated for its whole subtree.</summary>
    public Statements Subtree { get; init; } = Statements.None;

    /// <summary>The sum of the children's effective figures, each for the time that it belonged here.</summary>
    public Steps<StockCell> Children { get; init; } = Steps<StockCell>.Zero;

    /// <summary>The oldest observation among the children, changes in date order.</summary>
    public ImmutableArray<Step<OldestBelow>> ChildrenOldest { get; init; } = [];

    /// <summary>What moved into (positive) and out of (negative) the subtree, by move.</summary>
    public GroupMap<MoveId, Tally> Moves { get; init; } = GroupMap<MoveId, Tally>.Zero;

    /// <summary>What absorbed committees left, in order of merger.</summary>
    public ImmutableArray<StockCarry> Carried { get; init; } = [];

    /// <inheritdoc/>
    public override StockCell At(DateOnly day) =>
        !Context.Activity.Contains(day) ? default
        : CountsDeclared(day) ? Declared(day)
        : Computed(day);

    /// <inheritdoc/>
    public override DateOnly OldestAt(DateOnly day) =>
        !Context.Activity.Contains(day) ? DateOnly.MinValue
        : CountsDeclared(day) ? Subtree.LastAt(day)!.Value.Day
        : OldestComputedAt(day);

    /// <summary>
    /// The oldest observation that the computed figure of a day rests on; <see cref="DateOnly.MinValue"/> where there
    /// is none.
    /// </summary>
    public DateOnly OldestComputedAt(DateOnly day)
    {
        var below = OldestBelowAt(day);
        return Own.LastAt(day) is not { } own ? below
            : below == DateOnly.MinValue || own.Day < below ? own.Day
            : below;
    }

    /// <summary>The oldest observation among the children; <see cref="DateOnly.MinValue"/> for none.</summary>
    public DateOnly OldestBelowAt(DateOnly day) => ChildrenOldest.InForce(day).Day;

    /// <summary>
    /// Whether the stated figure is the effective one: before the committee counts from below, wherever there is one,
    /// since it covers every unit and nothing can cover more.
    /// </summary>
    public bool CountsDeclared(DateOnly day) => day < FromBelow && Subtree.LastAt(day) is not null;

    /// <summary>
    /// The stated figure for the subtree and what moved since its date; zero where nothing is stated.
    /// </summary>
    public StockCell Declared(DateOnly day) =>
        Subtree.LastAt(day) is { } stated
            ? new(stated.ToTally().PlusMoved(MovedSince(stated.Day, day)), Context.Units.At(day).Value, 0)
            : default;

    /// <summary>The sum of what is below and the committee's own.</summary>
    public StockCell Computed(DateOnly day)
    {
        var own = Own.LastAt(day);
        var tally = Children.At(day).Tally + (own?.ToTally() ?? default);
        foreach (var carry in Carried)
        {
            tally += CarriedAt(carry, day);
        }

        var isUnit = Context.OwnUnit.At(day).Value == 1;
        var below = Children.At(day);
        var open = below.Open + (tally.HasValue && !isUnit && day < FromBelow ? 1 : 0);
        return new(tally, below.Reporting + (isUnit && own is not null ? 1 : 0), open);
    }

    /// <summary>What moved after one day, up to and including another.</summary>
    public Tally MovedSince(DateOnly statedOn, DateOnly day)
    {
        var sum = Tally.Zero;
        foreach (var (move, tally) in Moves)
        {
            if (statedOn < move.On && move.On <= day)
            {
                sum += tally;
            }
        }

        return sum;
    }

    /// <summary>
    /// What is still carried of an absorbed committee: all, until this committee states a figure of its own.
    /// </summary>
    public Tally CarriedAt(StockCarry carry, DateOnly day) =>
        carry.Move.On <= day && !Own.AnyBetween(carry.Move.On, day) && !Subtree.AnyBetween(carry.Move.On, day)
            ? carry.Tally
            : default;

    /// <inheritdoc/>
    internal override Interval DaysApart(StockFigures other)
    {
        // Everything at a day comes of what is in force on it, and of what has to be the same here.
        if (
            other is not StockState state
            || !ReferenceEquals(state.Context, Context)
            || state.FromBelow != FromBelow
            || !ReferenceEquals(state.Moves, Moves)
            || state.Carried != Carried
        )
        {
            return Interval.Always;
        }

        var stated = Interval.Around(DaysApart(Own, state.Own), DaysApart(Subtree, state.Subtree));
        return Interval.Around(
            stated,
            Interval.Around(
                StepDays.DaysApart(Children.Changes, state.Children.Changes),
                StepDays.DaysApart(ChildrenOldest, state.ChildrenOldest)
            )
        );
    }

    /// <inheritdoc/>
    private protected override void AddChangeDays(ChangeDays days)
    {
        days.Add(Context.Activity.From);
        days.Add(Context.Activity.Until);
        days.Add(FromBelow);
        AddDaysOf(days, Own);
        AddDaysOf(days, Subtree);
        days.AddDaysOf(Children.Changes);
        days.AddDaysOf(ChildrenOldest);
        foreach (var (move, _) in Moves)
        {
            days.Add(move.On);
        }

        foreach (var carry in Carried)
        {
            days.Add(carry.Move.On);
        }

        days.AddDaysOf(Context.OwnUnit.Changes);
        if (!Subtree.IsEmpty)
        {
            days.AddDaysOf(Context.Units.Changes);
        }
    }

    private static Interval DaysApart(Statements one, Statements other) =>
        StepDays.DaysApart(one.Standing, other.Standing, static statement => statement.Day);

    private static void AddDaysOf(ChangeDays days, Statements stated)
    {
        foreach (ref readonly var statement in stated.Standing.AsSpan())
        {
            days.Add(statement.Day);
        }
    }
}
