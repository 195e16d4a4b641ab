namespace Federation.Benchmarks.Statistics;

/// <summary>How often one side is contained in the other, from rounds in which they took turns.</summary>
/// <param name="Median">Of the rounds' ratios.</param>
/// <param name="Min">The smallest of them.</param>
/// <param name="Max">The largest of them.</param>
internal sealed record Ratio(double Median, double Min, double Max)
{
    /// <summary>Round by round: what the machine does meanwhile meets both sides of a round.</summary>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public static Ratio Of(IReadOnlyList<double> over, IReadOnlyList<double> under)
    {
        if (over.Count != under.Count)
        {
            throw new ArgumentException($"{over.Count} rounds against {under.Count}", nameof(under));
        }

        var ratios = new Sample(over.Zip(under, (a, b) => a / b));
        return new(ratios.Median, ratios.Min, ratios.Max);
    }
}
