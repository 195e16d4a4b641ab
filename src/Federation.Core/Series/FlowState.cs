using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>
/// A flow of one key at the committee that owns it: the periods it states, the sum of what is below for the periods
/// kept ready, and the one local choice between them. Rules: model.md, "Time" and "Declared, computed, effective".
/// </summary>
public sealed record FlowState : FlowFigures
{
    /// <summary>The most periods kept ready beside the standard ones.</summary>
    public const int ReportedPeriodsMax = 256;

    /// <summary>The committee's place in the tree.</summary>
    public required CommitteeContext Context { get; init; }

    /// <summary>From when on the indicator counts from below.</summary>
    public required DateOnly FromBelow { get; init; }

    /// <summary>Stated for its own body.</summary>
    public Statements Own { get; init; } = Statements.None;

    /// <summary>Stated for its whole subtree.</summary>
    public Statements Subtree { get; init; } = Statements.None;

    /// <summary>The sum of what children bring by tiles that count in any period, each within its days here.</summary>
    public FlowTiles TilesBelow { get; init; } = FlowTiles.Zero;

    /// <summary>How many children bring what depends on the period that is asked.</summary>
    public int OthersBelow { get; init; }

    /// <summary>The sum of these others' cells, each within its days here, for every period that is ready.</summary>
    public SortedTable<Period, FlowCell> Others { get; init; } = SortedTable<Period, FlowCell>.Empty;

    /// <summary>The periods stated below.</summary>
    public GroupMap<Period, Count> ChildrenReported { get; init; } = GroupMap<Period, Count>.Zero;

    /// <summary>
    /// The periods to keep ready, in order: <see cref="KeptFor"/> what is reported, worked out when that changes. None
    /// where tiles serve every period.
    /// </summary>
    public ImmutableArray<Period> Kept { get; init; } = [];

    /// <inheritdoc/>
    public override GroupMap<Period, Count> Reported =>
        Own.IsEmpty && Subtree.IsEmpty ? ChildrenReported : ChildrenReported + Counted(Own) + Counted(Subtree);

    /// <summary>
    /// Whether nothing below contributes, so that any period can be answered from what the committee states.
    /// </summary>
    public bool IsStatedOnly => ChildrenReported.IsZero;

    /// <summary>
    /// The periods to keep ready: the standard ones that contain a period stated in the subtree, and those periods
    /// themselves, at most <see cref="ReportedPeriodsMax"/> of them, oldest first.
    /// </summary>
    public static IEnumerable<Period> KeptFor(GroupMap<Period, Count> reported) =>
        reported
            .Select(r => r.Key)
            .SelectMany(PeriodNames.StandardContaining)
            .Concat(reported.Select(r => r.Key).Take(ReportedPeriodsMax))
            .Distinct();

    /// <inheritdoc/>
    public override FlowCell? CellFor(Period asked) => BelowFor(asked) is { } below ? Effective(asked, below) : null;

    /// <inheritdoc/>
    public override FlowTiles? Tiles
    {
        get
        {
            // Of two that were each above the other in their time, neither could know whether its tiles serve.
            var isOnceAbove = !Context.IsAlone && !Context.MoveDays.IsEmpty;
            if (isOnceAbove || OthersBelow > 0 || !Subtree.IsEmpty || !Statements.AreApart(Own.Standing))
            {
                return null;
            }

            var tiles = Own.IsEmpty ? TilesBelow : TilesBelow + TilesOf(Own.Standing, Context);
            return Opening(tiles) is { } opening
                ? tiles with
                {
                    Open = tiles.Open + GroupMap<FlowOpening, Count>.Single(opening, Count.One),
                }
                : tiles;
        }
    }

    /// <summary>The children's sum for a period; null where they have to be asked.</summary>
    public FlowCell? BelowFor(Period asked) =>
        OthersBelow == 0 ? TilesBelow.Over(asked)
        : Others.Find(asked) is { } others ? others + TilesBelow.Over(asked)
        : StatesWithin(ChildrenReported, asked) ? null
        : FlowCell.Zero;

    /// <summary>The effective cell, given the sum of the children's.</summary>
    public FlowCell Effective(Period asked, FlowCell below) =>
        CountsDeclared(asked, below) ? Declared(asked) : Computed(asked, below);

    /// <summary>
    /// Whether the stated figure is the effective one: before the committee counts from below (judged on the period's
    /// last day), where it covers at least as many unit-days as what is below.
    /// </summary>
    public bool CountsDeclared(Period asked, FlowCell below)
    {
        if (asked.To >= FromBelow || Subtree.IsEmpty)
        {
            return false;
        }

        var declared = Declared(asked);
        return declared.HasValue && declared.Covered >= Computed(asked, below).Covered;
    }

    /// <summary>The chosen tiles of one scope, in date order.</summary>
    public ImmutableArray<Statement> TilesFor(Period asked, Scope scope) =>
        Tiling.Choose((scope == Scope.Own ? Own : Subtree).Standing, asked, Context.Activity, Context.MoveDays);

    /// <summary>The stated figures for the subtree.</summary>
    public FlowCell Declared(Period asked) => CellOf(TilesFor(asked, Scope.Subtree), Context.Units);

    /// <summary>The sum of what is below and the committee's own.</summary>
    public FlowCell Computed(Period asked, FlowCell below)
    {
        var own = Own.IsEmpty ? FlowCell.Zero : CellOf(TilesFor(asked, Scope.Own), Context.OwnUnit);
        var sum = below + own;
        var isOpen =
            asked.To < FromBelow && sum.HasValue && Context.OwnUnit.Over(asked) != Context.Activity.DaysWithin(asked);
        return isOpen ? sum with { Open = sum.Open + 1 } : sum;
    }

    /// <summary>The tile of one statement; zero where the committee did not exist on its last day.</summary>
    internal FlowPart PartOf(in Statement stated) =>
        Context.Activity.Contains(stated.Day)
            ? new(PieceOf(stated, Context.OwnUnit), Steps<Count>.Zero)
            : FlowPart.Zero;

    /// <summary>
    /// What <see cref="Tiles"/> has beyond those of an earlier state, where what is below tells it alone; else null.
    /// </summary>
    internal FlowTiles? TilesSince(FlowState before)
    {
        var isOnlyBelow =
            ReferenceEquals(Context, before.Context)
            && FromBelow == before.FromBelow
            && (Context.IsAlone || Context.MoveDays.IsEmpty)
            && OthersBelow + before.OthersBelow == 0
            && Own.IsEmpty
            && before.Own.IsEmpty
            && Subtree.IsEmpty
            && before.Subtree.IsEmpty;
        if (!isOnlyBelow)
        {
            return null;
        }

        var change = TilesBelow - before.TilesBelow;
        foreach (ref readonly var tile in change.Parts.AsSpan())
        {
            // An opening names the periods of which anything is known.
            var isKnown = TilesBelow.Parts[tile.Key].Piece.Tally.HasValue;
            if (!Context.IsAlwaysUnit && isKnown != before.TilesBelow.Parts[tile.Key].Piece.Tally.HasValue)
            {
                return null;
            }
        }

        return change;
    }

    private static GroupMap<Period, Count> Counted(Statements stated)
    {
        var periods = new KeyValuePair<Period, Count>[stated.Standing.Length];
        for (var i = 0; i < periods.Length; i++)
        {
            periods[i] = new(stated.Standing[i].Period, Count.One);
        }

        return GroupMap<Period, Count>.From(periods);
    }

    /// <summary>Tiles end on different days, in date order.</summary>
    internal static FlowCell CellOf(ImmutableArray<Statement> tiles, Steps<Count> units)
    {
        if (tiles.IsEmpty)
        {
            return FlowCell.Zero;
        }

        var pieces = new KeyValuePair<DateOnly, FlowPiece>[tiles.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = new(tiles[i].Day, PieceOf(tiles[i], units));
        }

        return new(GroupMap<DateOnly, FlowPiece>.OfRising(pieces), Steps<Count>.Zero, 0);
    }

    internal static FlowPiece PieceOf(in Statement tile, Steps<Count> units) =>
        new(tile.ToTally(), units.Within(tile.Period));

    /// <summary>Of statements that share no day; one that ends outside the committee's days is none of it.</summary>
    private static FlowTiles TilesOf(ImmutableArray<Statement> apart, CommitteeContext context)
    {
        var parts = new List<KeyValuePair<Period, FlowPart>>(apart.Length);
        foreach (ref readonly var tile in apart.AsSpan())
        {
            if (context.Activity.Contains(tile.Day))
            {
                parts.Add(new(tile.Period, new(PieceOf(tile, context.OwnUnit), Steps<Count>.Zero)));
            }
        }

        return FlowTiles.Zero with
        {
            Parts = GroupMap<Period, FlowPart>.OfRising([.. parts]),
        };
    }

    /// <summary>The periods in which tiles are left open: see <see cref="Computed"/>; null for none.</summary>
    private FlowOpening? Opening(FlowTiles tiles)
    {
        if (Context.IsAlwaysUnit)
        {
            return null;
        }

        var stated = ImmutableArray.CreateBuilder<Period>(tiles.Parts.Count);
        var isOpen = false;
        foreach (ref readonly var tile in tiles.Parts.AsSpan())
        {
            if (tile.Value.Piece.Tally.HasValue)
            {
                stated.Add(tile.Key);
                isOpen |= tile.Key.To < FromBelow;
            }
        }

        return isOpen ? new(FromBelow, Context.Activity, Context.OwnUnit, stated.DrainToImmutable()) : null;
    }
}
