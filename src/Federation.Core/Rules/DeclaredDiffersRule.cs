using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Series;

namespace Federation.Core.Rules;

/// <summary>
/// What a committee states for its whole subtree is not the sum of what is below it, although every unit below has a
/// figure. Judged for a stock at the date of each statement, for a flow over its period where the sum is at hand.
/// </summary>
internal sealed class DeclaredDiffersRule : IFindingRule
{
    public string Code => "declared-differs-from-computed";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        if (subject.Stock is { } stock && !(stock.Own.IsEmpty && stock.Children.IsZero && stock.Carried.IsEmpty))
        {
            foreach (var declared in stock.Subtree.Standing)
            {
                Hold(subject, declared, Computed(stock, declared.Day), Oldest(stock, declared.Day), found);
            }
        }

        if (subject.Flow is { } flow && !(flow.Own.IsEmpty && flow.ChildrenReported.IsZero))
        {
            foreach (var declared in flow.Subtree.Standing)
            {
                Hold(subject, declared, Computed(flow, declared), declared.Day, found);
            }
        }
    }

    private void Hold(
        RuleSubject subject,
        Statement declared,
        Quantity? computed,
        DateOnly oldest,
        ICollection<Finding> found
    )
    {
        if (computed is not { } sum || !Certainty.Differ(declared.Quantity, sum))
        {
            return;
        }

        var age =
            oldest < declared.Day
                ? Phrase.Of(
                    subject.State.Catalogue,
                    " (số liệu cũ nhất là ngày {0})",
                    " (the oldest figure in it is of {0})",
                    oldest
                )
                : Phrase.None;
        var message = Phrase.Of(
            subject.State.Catalogue,
            "“{0}” {1}: số báo cáo là {2}, số tổng hợp từ cấp dưới là {3}{4}. Hãy rà soát với các đơn vị rồi sửa bên "
                + "sai.",
            "“{0}” {1}: the stated figure is {2}, the sum of what is below is {3}{4}. Go through it with the units and "
                + "correct what is wrong.",
            subject.Key,
            subject.TimeOf(declared.Period),
            declared.Quantity,
            sum,
            age
        );
        found.Add(subject.Finding(this, declared, message));
    }

    /// <summary>
    /// The oldest figure in the sum: it may be the sum that is out of date and not the statement that is wrong.
    /// </summary>
    private static DateOnly Oldest(StockState stock, DateOnly day)
    {
        var below = stock.OldestBelowAt(day);
        below = below == DateOnly.MinValue ? day : below;
        return stock.Own.LastAt(day) is { } own && own.Day < below ? own.Day : below;
    }

    private static Quantity? Computed(StockState stock, DateOnly day)
    {
        var units = stock.Context.Units.At(day).Value;
        var computed = stock.Computed(day);
        return units > 0 && computed.Reporting == units && computed.Tally.HasValue ? computed.Tally.ToQuantity() : null;
    }

    private static Quantity? Computed(FlowState flow, Statement declared)
    {
        if (flow.BelowFor(declared.Period) is not { } below)
        {
            return null;
        }

        var computed = flow.Computed(declared.Period, below);
        var covered = computed.Covered;
        var isFull = covered > 0 && covered == flow.Context.Units.Over(declared.Period) + computed.Shift.Total();
        return isFull && computed.Tally.HasValue ? computed.Tally.ToQuantity() : null;
    }
}
