using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>The stated ratios of one key that children show, each kept as it was stated.</summary>
internal static class RatioSums
{
    public static RatioState WithChild(
        CommitteeState state,
        RatioState ratio,
        FigureKey key,
        ChildKey before,
        ChildKey after
    )
    {
        if (ReferenceEquals(before.Shown?.Ratio, after.Shown?.Ratio) && before.Days.SequenceEqual(after.Days))
        {
            return ratio;
        }

        var below = state
            .Children.SelectMany(c =>
                (c.Value.Summary.Find(key)?.Ratio?.All ?? []).Where(r =>
                    Interval.AnyContains(c.Value.Days, r.Period.To)
                )
            )
            .OrderBy(r => r.Committee)
            .ThenBy(r => r.Period)
            .Take(RatioState.BelowMax);
        var now = ratio with { Below = [.. below] };
        return now.Equals(ratio) ? ratio : now;
    }
}
