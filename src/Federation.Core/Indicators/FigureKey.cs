namespace Federation.Core.Indicators;

/// <summary>What is counted: an indicator and a breakdown. Ordered by indicator, then breakdown, ordinally.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Breakdown">The narrowing; total where empty.</param>
public sealed record FigureKey(string Indicator, Breakdown Breakdown) : IComparable<FigureKey>
{
    /// <summary>The indicator's total.</summary>
    public static FigureKey Total(string indicator) => new(indicator, Breakdown.Total);

    /// <inheritdoc/>
    public int CompareTo(FigureKey? other)
    {
        if (ReferenceEquals(this, other))
        {
            return 0;
        }

        var byIndicator = string.CompareOrdinal(Indicator, other?.Indicator);
        return byIndicator != 0 ? byIndicator : Breakdown.CompareTo(other?.Breakdown);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Indicator, Breakdown);

    /// <inheritdoc/>
    public override string ToString() => Breakdown.IsTotal ? Indicator : $"{Indicator}[{Breakdown}]";
}
