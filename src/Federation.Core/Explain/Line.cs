using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Explain;

/// <summary>
/// One contribution to a figure, as the committee that is asked used it. The values of the counted lines add up to
/// the figure, exactly.
/// </summary>
/// <param name="Committee">Whose contribution.</param>
/// <param name="Role">What it is.</param>
/// <param name="Counted">Whether it is part of the figure, or only compared with it.</param>
/// <param name="Tally">The amount, as it was added.</param>
public sealed record Line(CommitteeId Committee, LineRole Role, bool Counted, Tally Tally)
{
    /// <summary>The amount; null where nothing is known.</summary>
    public Quantity? Value { get; init; }

    /// <summary>The observation, for a leaf.</summary>
    public Statement? Statement { get; init; }

    /// <summary>What was counted, where it differs from the figure's own key.</summary>
    public Indicators.FigureKey? Key { get; init; }

    /// <summary>The move, for what moved or is carried.</summary>
    public MoveId? Move { get; init; }

    /// <summary>
    /// The question whose answer at <see cref="Committee"/> explains this line further; null for a leaf.
    /// </summary>
    public Question? Next { get; init; }

    /// <summary>Lines below that are known at once: the parts of a derived total.</summary>
    public ImmutableArray<Line> Parts { get; init; } = [];
}
