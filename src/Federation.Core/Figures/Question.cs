using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Figures;

/// <summary>One figure that a committee is asked for.</summary>
/// <param name="Key">What.</param>
/// <param name="Time">As of when, or over which period.</param>
/// <param name="Basis">Which of its figures.</param>
/// <param name="BoundariesAt">
/// The day whose boundaries are meant: null for the tree as it was then; today for "as now". Committees that came
/// into or left the subtree after the figure's time and up to this day are added or taken away, each as a line of its
/// own.
/// </param>
public sealed record Question(
    FigureKey Key,
    FigureTime Time,
    Basis Basis = Basis.Effective,
    DateOnly? BoundariesAt = null
);
