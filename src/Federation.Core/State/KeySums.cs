using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>What children bring to one key together. Exactly one of the three kinds of figures is present.</summary>
/// <param name="Key">The key.</param>
/// <param name="Stock">The sum of the children's stocks, by day.</param>
/// <param name="Oldest">The oldest observation among them.</param>
/// <param name="Moves">What moved into and out of the subtree.</param>
/// <param name="Carried">What absorbed committees left.</param>
/// <param name="Tiles">The sum of the children's flows.</param>
/// <param name="Reported">The periods stated below.</param>
/// <param name="Ratios">The ratios stated below; default where the key is none.</param>
/// <param name="Findings">How many findings there are below.</param>
public sealed record KeySums(
    FigureKey Key,
    Steps<StockCell>? Stock,
    ImmutableArray<Step<OldestBelow>> Oldest,
    GroupMap<MoveId, Tally> Moves,
    ImmutableArray<StockCarry> Carried,
    FlowTiles? Tiles,
    GroupMap<Period, Count> Reported,
    ImmutableArray<StatedRatio> Ratios,
    int Findings
)
{
    /// <summary>What is below a key.</summary>
    public static KeySums Of(FigureKey name, KeyState key) =>
        new(
            name,
            key.Stock?.Children,
            key.Stock?.ChildrenOldest ?? [],
            key.Stock?.Moves ?? GroupMap<MoveId, Tally>.Zero,
            key.Stock?.Carried ?? [],
            key.Flow?.TilesBelow,
            key.Flow?.ChildrenReported ?? GroupMap<Period, Count>.Zero,
            key.Ratio?.Below ?? default,
            key.FindingsBelow
        );

    /// <summary>A key below which nothing is in yet, with this below it.</summary>
    internal KeyState Below(KeyState key) =>
        key with
        {
            Stock = key.Stock is { } stock
                ? stock with
                {
                    Children = Stock!,
                    ChildrenOldest = Oldest,
                    Moves = Moves,
                    Carried = Carried,
                }
                : null,
            Flow = key.Flow is { } flow ? flow with { TilesBelow = Tiles!, ChildrenReported = Reported } : null,
            Ratio = key.Ratio is { } ratio ? ratio with { Below = Ratios } : null,
            FindingsBelow = Findings,
        };
}
