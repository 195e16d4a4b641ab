using Federation.Core.Algebra;
using Federation.Core.Quantities;

namespace Federation.Core.Summaries;

/// <summary>What tiles that end on one day contribute to a flow. A group.</summary>
/// <param name="Tally">The figures.</param>
/// <param name="Covered">How many units the tiles cover on each of their days.</param>
public readonly record struct FlowPiece(Tally Tally, Steps<Count> Covered) : IGroup<FlowPiece>
{
    /// <inheritdoc/>
    public static FlowPiece Zero { get; } = new(default, Steps<Count>.Zero);

    /// <inheritdoc/>
    public bool IsZero => Tally.IsZero && Covered.IsZero;

    /// <inheritdoc/>
    public static FlowPiece operator +(FlowPiece left, FlowPiece right) =>
        new(left.Tally + right.Tally, left.Covered + right.Covered);

    /// <inheritdoc/>
    public static FlowPiece operator -(FlowPiece value) => new(-value.Tally, -value.Covered);
}
