namespace Federation.Oracle.Naive;

/// <summary>What the oracle answers.</summary>
/// <param name="IsKnown">Whether there is a figure at all; 0 is one.</param>
/// <param name="Amount">The figure.</param>
/// <param name="Covered">Units with a value; for a flow, unit-days tiled.</param>
/// <param name="Expected">Units active; for a flow, unit-days on which they were.</param>
/// <param name="Open">How many computed committees on the way have not said that they count from below.</param>
/// <param name="ObservedOn">The oldest date that a stock rests on, the last day of a flow's last tile.</param>
/// <param name="IsDeclared">Whether the committee's stated figure is the answer.</param>
/// <param name="Moved">What moved since a stated stock.</param>
public sealed record NaiveAnswer(
    bool IsKnown,
    Amount Amount,
    long Covered,
    long Expected,
    int Open,
    DateOnly? ObservedOn,
    bool IsDeclared,
    Amount Moved = default
)
{
    /// <summary>"complete means full coverage and counts-from-below at every computed committee on the way".</summary>
    public bool IsComplete => Expected > 0 && Covered == Expected && Open == 0;
}
