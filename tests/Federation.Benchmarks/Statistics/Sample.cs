namespace Federation.Benchmarks.Statistics;

/// <summary>Numbers that were measured, in their order of size.</summary>
internal sealed class Sample
{
    private readonly double[] sorted;

    /// <exception cref="ArgumentException">There is none.</exception>
    public Sample(IEnumerable<double> values)
    {
        sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("Nothing was measured", nameof(values));
        }
    }

    public int Count => sorted.Length;

    public double Min => sorted[0];

    public double Max => sorted[^1];

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public double Median =>
        sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The smallest that so large a share of all does not exceed.</summary>
    public double At(double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
