using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Oracle;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Law 8: "A transfer or merger changes no stock at a common ancestor and, where no committee on the way changes its basis,
/// no flow of a period that contains it."
/// </summary>
public class Law8MoveTests
{
    [Fact]
    public void Moves_change_no_exact_stock_at_a_common_ancestor() =>
        Trees.Each(
            15_000_000,
            800,
            FederationShape.Small with
            {
                IsExact = true,
                ChangesMax = 8,
            },
            trees => KeepsStocks(trees, (before, after) => before == after)
        );

    /// <summary>A range that loses a range widens, so that it never looks more certain than it is.</summary>
    [Fact]
    public void Moves_make_no_inexact_stock_at_a_common_ancestor_more_certain() =>
        Trees.Each(
            16_000_000,
            800,
            FederationShape.Small with
            {
                ChangesMax = 8,
            },
            trees =>
                KeepsStocks(
                    trees,
                    (before, after) =>
                        before.Low + before.High == after.Low + after.High
                        && after.Low <= before.Low
                        && (after.MayBeMore || !before.MayBeMore)
                        && (after.MayBeLess || !before.MayBeLess)
                )
        );

    /// <summary>Where all is computed: a committee that states its subtree's flow keeps a tile that goes elsewhere.</summary>
    [Fact]
    public void A_transfer_changes_no_computed_flow_at_the_root() =>
        Trees.Each(17_000_000, 400, FederationShape.Usual with { StatesSubtrees = false }, KeepsFlows);

    private static string? KeepsStocks(Trees trees, Func<Quantity, Quantity, bool> isKept)
    {
        var oracle = new NaiveOracle(trees.Chronicle);
        var product = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        var stated = trees.StatedTimes.Where(t => t.IsDate).Select(t => t.Day).ToHashSet();
        var happened = trees
            .Chronicle.Facts.SelectMany(f => f.Value.OfType<EventRecorded>())
            .Select(e => e.Event)
            .ToList();
        return (
            from day in oracle.ChangeDays.Where(d => d > DateOnly.MinValue && !stated.Contains(d))
            let events = happened.Where(e => e.EffectiveFrom == day).Select(e => e.Kind).ToHashSet()
            where !events.Contains(EventKind.CountsFromBelow) && !events.Contains(EventKind.Established)
            from committee in product.States.Committees
            where oracle.IsActive(committee, day) && oracle.IsActive(committee, day.AddDays(-1))
            where !product.States[committee].Crossings.Any(c => c.Key.On == day)
            from key in trees.KeysOf(IndicatorKind.Stock)
            let before = product.Ask(committee, new(key, FigureTime.AsOf(day.AddDays(-1))))
            let after = product.Ask(committee, new(key, FigureTime.AsOf(day)))
            // What a dissolved committee had itself is gone, for those who count from below.
            where before.Used == Basis.Declared || !events.Contains(EventKind.Dissolved)
            where
                before.Value is null != after.Value is null
                || (before.Value is { } was && after.Value is { } now && !isKept(was, now))
            select $"{committee} {key} {day:O}: {before.Value} {before.Tally}, then {after.Value} {after.Tally}"
        ).FirstOrDefault();
    }

    private static string? KeepsFlows(Trees trees)
    {
        var transfers = (
            from facts in trees.Chronicle.Facts
            from fact in facts.Value.OfType<EventRecorded>()
            where fact.Event is { Kind: EventKind.Transferred, MergedFrom: null, Other: not null }
            select (Committee: facts.Key, Fact: fact)
        ).ToList();
        if (transfers.Count == 0)
        {
            return null;
        }

        var (moved, transfer) = new Dice(trees.Seed).Pick(transfers);
        var stays = trees.Chronicle.With(moved, trees.Chronicle.Facts[moved].Remove(transfer));
        var (with, without) = (new NaiveOracle(trees.Chronicle), new NaiveOracle(stays));
        if (without.Faults.Any())
        {
            return null;
        }

        var goes = DeliveredFederation.Deliver(trees.Chronicle, trees.Seed);
        var remains = DeliveredFederation.Deliver(stays, trees.Seed);
        return (
            from key in trees.KeysOf(IndicatorKind.Flow)
            from period in trees.Periods
            where !with.IsTurnedOver(period) && !without.IsTurnedOver(period)
            where Tiles(goes, moved, key, period) == Tiles(remains, moved, key, period)
            from root in trees.Chronicle.Facts.Keys
            where IsAbove(with, root, trees.Chronicle, period) && IsAbove(without, root, stays, period)
            let after = goes.Ask(root, new(key, FigureTime.Over(period))).Tally
            let before = remains.Ask(root, new(key, FigureTime.Over(period))).Tally
            where before != after
            select $"{moved} on {transfer.Event.EffectiveFrom:O}, {root} {key} {period}: {before}, then {after}"
        ).FirstOrDefault();
    }

    private static string Tiles(DeliveredFederation product, CommitteeId committee, FigureKey key, Period period) =>
        product.States[committee].Keys.Find(key)?.Flow is { } flow
            ? string.Join(' ', flow.TilesFor(period, Scope.Own).Select(t => t.Period))
            : "";

    /// <summary>Whether a committee is above all that are active, on every day of a period.</summary>
    private static bool IsAbove(NaiveOracle oracle, CommitteeId root, Chronicle chronicle, Period period) =>
        oracle
            .ChangeDays.Where(period.Contains)
            .Append(period.From)
            .All(d => oracle.Subtree(root, d).Count == chronicle.Facts.Keys.Count(c => oracle.IsActive(c, d)));
}
