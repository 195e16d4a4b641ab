using Federation.Core.Algebra;
using Federation.Core.Summaries;

namespace Federation.Core.Series;

/// <summary>The effective stock of one key at one committee: a step function of the date. Immutable.</summary>
public abstract record StockFigures
{
    /// <summary>The effective figure and its coverage as of a day.</summary>
    public abstract StockCell At(DateOnly day);

    /// <summary>
    /// The oldest observation that the figure of a day rests on; <see cref="DateOnly.MinValue"/> where there is none.
    /// </summary>
    public abstract DateOnly OldestAt(DateOnly day);

    /// <summary>
    /// Every day on which the figure, its coverage or its age may change, in any order, repeats allowed.
    /// </summary>
    public abstract IEnumerable<DateOnly> ChangeDays { get; }

    /// <summary>The whole step function.</summary>
    public Steps<StockCell> ToSteps() => Steps<StockCell>.From(SortedDays().Select(d => new Step<StockCell>(d, At(d))));

    /// <summary>The oldest observation over time: changes in date order.</summary>
    public IEnumerable<Step<DateOnly>> OldestSteps()
    {
        var last = DateOnly.MinValue;
        foreach (var day in SortedDays())
        {
            var oldest = OldestAt(day);
            if (oldest != last)
            {
                yield return new(day, last = oldest);
            }
        }
    }

    private IEnumerable<DateOnly> SortedDays() => ChangeDays.Where(d => d != DateOnly.MaxValue).Distinct().Order();
}
