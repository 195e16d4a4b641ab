namespace Federation.Dashboard.Reading;

/// <summary>An axis of amounts: from 0, or below where something is, with round numbers on it.</summary>
public sealed class ChartScale
{
    private static readonly decimal[] RoundSteps = [1m, 2m, 2.5m, 5m, 10m];

    private ChartScale(decimal low, decimal high, decimal step)
    {
        Low = low;
        High = high;
        Step = step;
    }

    /// <summary>The lowest number on it.</summary>
    public decimal Low { get; }

    /// <summary>The highest number on it.</summary>
    public decimal High { get; }

    /// <summary>How far its numbers are apart.</summary>
    public decimal Step { get; }

    /// <summary>The numbers on it, the lowest first.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Low; tick <= High; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>An axis for amounts, with about so many numbers.</summary>
    public static ChartScale Of(IReadOnlyCollection<decimal> amounts, int ticks)
    {
        var high = Math.Max(amounts.DefaultIfEmpty(1m).Max(), 0m);
        var low = Math.Min(amounts.DefaultIfEmpty(0m).Min(), 0m);
        var step = RoundStep(Math.Max(high - low, 0.0001m) / Math.Max(ticks, 1));
        // A count has no halves.
        step = amounts.All(amount => amount == decimal.Truncate(amount)) ? Math.Max(Math.Ceiling(step), 1m) : step;
        var top = Math.Ceiling(high / step) * step;
        return new(Math.Floor(low / step) * step, top == 0m ? step : top, step);
    }

    /// <summary>Where an amount is: 0 at the lowest number, 1 at the highest.</summary>
    public double At(decimal amount) => (double)((amount - Low) / (High - Low));

    private static decimal RoundStep(decimal rough)
    {
        var magnitude = 1m;
        while (magnitude * 10m <= rough)
        {
            magnitude *= 10m;
        }

        while (magnitude > rough)
        {
            magnitude /= 10m;
        }

        return RoundSteps.Select(round => round * magnitude).First(step => step >= rough);
    }
}
