namespace Federation.Core.Indicators;

/// <summary>One narrowing: a dimension and one of its members, <c>sector:non-state.fdi</c>.</summary>
/// <param name="Dimension">The dimension's code.</param>
/// <param name="Member">The member's code; a dot is "within".</param>
public readonly record struct BreakdownPair(string Dimension, string Member)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Dimension}:{Member}";
}
