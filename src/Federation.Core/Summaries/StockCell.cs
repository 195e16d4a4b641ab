using Federation.Core.Algebra;
using Federation.Core.Quantities;

namespace Federation.Core.Summaries;

/// <summary>A stock of one key at one committee on one day, with its coverage. A group.</summary>
/// <param name="Tally">The figure.</param>
/// <param name="Reporting">How many units have a value.</param>
/// <param name="Open">How many computed committees on the way have not said that they count from below.</param>
public readonly record struct StockCell(Tally Tally, long Reporting, int Open) : IGroup<StockCell>
{
    /// <inheritdoc/>
    public static StockCell Zero => default;

    /// <inheritdoc/>
    public bool IsZero => this == default;

    /// <inheritdoc/>
    public static StockCell operator +(StockCell left, StockCell right) =>
        new(left.Tally + right.Tally, checked(left.Reporting + right.Reporting), checked(left.Open + right.Open));

    /// <inheritdoc/>
    public static StockCell operator -(StockCell value) => new(-value.Tally, -value.Reporting, -value.Open);
}
