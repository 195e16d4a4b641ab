using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Rules;
using Federation.Core.Series;

namespace Federation.Core.State;

/// <summary>All that a committee knows of one key. Exactly one of the three kinds of figures is present.</summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Stock">A stock.</param>
/// <param name="Flow">A flow.</param>
/// <param name="Ratio">A stated ratio.</param>
/// <param name="Findings">What the rules say of this key at this committee.</param>
/// <param name="FindingsBelow">How many findings there are on it below.</param>
public sealed record KeyState(
    Indicator Indicator,
    StockState? Stock,
    FlowState? Flow,
    RatioState? Ratio,
    ImmutableArray<Finding> Findings,
    int FindingsBelow
)
{
    /// <summary>What the committee states at its own scope.</summary>
    public Statements Own => Stock?.Own ?? Flow?.Own ?? Statements.None;

    /// <summary>What the committee states for its subtree; for a stated ratio, at either scope.</summary>
    public Statements Subtree => Stock?.Subtree ?? Flow?.Subtree ?? RatioStatements;

    /// <summary>A stated ratio's statements.</summary>
    public Statements RatioStatements { get; init; } = Statements.None;

    /// <summary>Whether the committee itself states anything of this key.</summary>
    public bool IsStated => !Own.IsEmpty || !Subtree.IsEmpty;

    /// <summary>
    /// Whether nothing is known of the key, any more or yet: it is then shown to nobody, so that equal states show
    /// equal summaries whatever came and went before.
    /// </summary>
    public bool IsEmpty =>
        FindingsTotal == 0
        && Own.IsEmpty
        && Subtree.IsEmpty
        && (Stock is null or { Children.IsZero: true, Moves.IsZero: true, Carried.IsEmpty: true })
        && (Flow is null or { ChildrenReported.IsZero: true })
        && (Ratio is null or { Below.IsEmpty: true });

    /// <summary>How many findings the subtree has on this key.</summary>
    public int FindingsTotal => FindingsBelow + Findings.Length;
}
