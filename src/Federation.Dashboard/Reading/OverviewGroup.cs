namespace Federation.Dashboard.Reading;

/// <summary>Figures that belong together.</summary>
/// <param name="Key">The group.</param>
/// <param name="Lines">Its figures, in the catalogue's order.</param>
public sealed record OverviewGroup(IndicatorGroup Key, IReadOnlyList<OverviewLine> Lines);
