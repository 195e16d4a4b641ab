using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Rules;

/// <summary>
/// The figures that a claim names: what the committee itself states, the claim's own report first. A stock is a step
/// function, so its last statement at or before the date counts; a flow or a ratio has to be stated for just that time.
/// Where both scopes are stated the subtree's counts, since that is what texts speak of. Another committee's figure
/// counts only where it is a direct child's and covers all of that child.
/// </summary>
internal sealed class ClaimFigures(CommitteeState state, string report)
{
    private const decimal Nearness = 0.02m;

    /// <summary>The figure as verdicts use it, or why it cannot be used.</summary>
    public (Quantity Value, ClaimGap? Gap) Find(FigureRef figure)
    {
        if (state.Catalogue.Find(figure.Key.Indicator) is not { Kind: IndicatorKind.DerivedRatio } ratio)
        {
            return figure.Committee is { } committee && committee != state.Id ? Child(committee, figure) : Own(figure);
        }

        var numerator = Find(figure with { Key = PartOf(ratio.Numerator!, figure.Key) });
        var denominator = Find(figure with { Key = PartOf(ratio.Denominator!, figure.Key) });
        if ((numerator.Gap ?? denominator.Gap) is { } gap)
        {
            return (default, gap);
        }

        var value = numerator.Value.Times(ratio.Percent ? 100 : 1).DividedBy(denominator.Value);
        return value is { } quotient ? (quotient, null) : (default, ClaimGap.DivisorZero);
    }

    /// <summary>A derived ratio's part under the narrowing that was asked for.</summary>
    public static FigureKey PartOf(FigureKey part, FigureKey asked) =>
        part with
        {
            Breakdown = Breakdown.Of(
                part.Breakdown.Pairs.Concat(
                    asked.Breakdown.Pairs.Where(p => part.Breakdown.MemberOf(p.Dimension) is null)
                )
            ),
        };

    /// <summary>For verdicts "about" means within 2 %, "nearly" at most 2 % below.</summary>
    public static Quantity Widened(Quantity quantity) =>
        quantity switch
        {
            { MayBeMore: true, MayBeLess: true } => new(
                quantity.Low - (quantity.Low * Nearness),
                quantity.High + (quantity.High * Nearness)
            ),
            { MayBeLess: true } => new(quantity.Low - (quantity.Low * Nearness), quantity.High),
            _ => quantity,
        };

    private (Quantity Value, ClaimGap? Gap) Own(FigureRef figure)
    {
        if (StatementOf(figure) is not { } statement)
        {
            return (default, ClaimGap.FigureMissing);
        }

        return statement.Marks.HasFlag(StatementMarks.Inferred) && statement.Report.Head.Key == report
            ? (default, ClaimGap.FigureInferred)
            : (Widened(statement.Quantity), null);
    }

    private Statement? StatementOf(FigureRef figure)
    {
        if (state.Keys.Find(figure.Key) is not { } key)
        {
            return null;
        }

        var period = figure.Time.Period;
        return key.Subtree.StatedIn(report, period)
            ?? key.Own.StatedIn(report, period)
            ?? Standing(key.Subtree, figure.Time)
            ?? Standing(key.Own, figure.Time);
    }

    private Statement? Standing(Statements statements, FigureTime time) =>
        !time.IsDate ? statements.StandingAt(time.Period)
        : statements.LastAt(time.Day) is { } last ? statements.StatedIn(report, last.Period) ?? last
        : null;

    /// <summary>What a child shows, which carries no "about": its marks may come from several terms.</summary>
    private (Quantity Value, ClaimGap? Gap) Child(CommitteeId committee, FigureRef figure)
    {
        var held = state.Children.Find(committee)?.Summary;
        var shown = held?.Find(figure.Key);
        var tally =
            shown is null ? Tally.Zero
            : figure.Time.IsDate ? StockOf(held!, shown, figure.Time.Day)
            : FlowOf(held!, shown, figure.Time.Period);
        return tally.HasValue ? (tally.ToQuantity(), null) : (default, ClaimGap.FigureElsewhere);
    }

    private static Tally StockOf(Summary held, KeySummary shown, DateOnly day)
    {
        var cell = shown.Stock?.At(day) ?? default;
        return cell.Reporting > 0 && cell.Reporting == held.Tree.Units.At(day).Value ? cell.Tally : Tally.Zero;
    }

    private static Tally FlowOf(Summary held, KeySummary shown, Period period)
    {
        // A period that nobody below reported is ready in some forms of a summary and not in others: undecided.
        if (shown.Flow is not { } flow || flow.Reported[period].IsZero || flow.CellFor(period) is not { } cell)
        {
            return Tally.Zero;
        }

        var isFull = cell.Covered > 0 && cell.Covered == held.Tree.Units.Over(period) + cell.Shift.Total();
        return isFull ? cell.Tally : Tally.Zero;
    }
}
