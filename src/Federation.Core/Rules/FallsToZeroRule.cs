using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.Summaries;

namespace Federation.Core.Rules;

/// <summary>
/// A stock falls from something to nothing: from one statement to the next of the same scope, or where the sum of what
/// is below counts, from one day to the next, unless something moved on that day. What is not stated is not 0.
/// </summary>
internal sealed class FallsToZeroRule : IFindingRule
{
    public string Code => "falls-to-zero";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        if (subject.Stock is not { } stock)
        {
            return;
        }

        foreach (var (_, statements) in subject.Stated)
        {
            for (var i = 1; i < statements.Standing.Length; i++)
            {
                ref readonly var before = ref statements.Standing.ItemRef(i - 1);
                ref readonly var after = ref statements.Standing.ItemRef(i);
                if (after.Whole is 0 && before.Quantity.Low > 0)
                {
                    found.Add(subject.Finding(this, after, Stated(subject, before, after)));
                }
            }
        }

        foreach (ref readonly var change in stock.Children.Changes.AsSpan())
        {
            var day = change.From;
            if (IsZero(change.Value) && ComputedBefore(subject, stock, day) is { } before)
            {
                found.Add(
                    new(
                        Code,
                        Severity,
                        subject.State.Id,
                        subject.Key,
                        FigureTime.AsOf(day),
                        null,
                        Computed(subject, before, day)
                    )
                );
            }
        }
    }

    private static bool IsZero(in StockCell cell) =>
        cell.Tally is { HasValue: true, Low: 0, High: 0 } && Certainty.IsZero(cell.Tally.ToQuantity());

    /// <summary>What counted the day before a computed 0; null where no computed 0 begins on the day.</summary>
    private static Quantity? ComputedBefore(RuleSubject subject, StockState stock, DateOnly day)
    {
        var eve = day == DateOnly.MinValue ? day : day.AddDays(-1);
        var isComputed = stock.Context.Activity.Contains(day) && !stock.CountsDeclared(day);
        if (!isComputed || !IsZero(stock.At(day)) || subject.State.Crossings.Any(m => m.Key.On == day))
        {
            return null;
        }

        var before = stock.At(eve).Tally;
        return before.HasValue && before.Low > 0 ? before.ToQuantity() : null;
    }

    private static Phrase Stated(RuleSubject subject, Statement before, Statement after) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” giảm từ {1} ({2}) xuống 0 ({3}). Nếu không có số liệu thì để trống, đừng ghi 0; nếu đúng là 0 thì "
                + "giữ nguyên.",
            "“{0}” falls from {1} ({2}) to 0 ({3}). Where nothing is known leave it out and do not write 0; if it is "
                + "0, leave it.",
            subject.Key,
            before.Quantity,
            before.Day,
            after.Day
        );

    private static Phrase Computed(RuleSubject subject, Quantity before, DateOnly day) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” tổng hợp từ cấp dưới giảm từ {1} xuống 0 từ ngày {2}. Hãy rà soát với các đơn vị: không có số liệu "
                + "thì để trống, đừng ghi 0.",
            "“{0}” as summed from below falls from {1} to 0 from {2} on. Go through it with the units: where nothing "
                + "is known leave it out and do not write 0.",
            subject.Key,
            before,
            day
        );
}
