namespace Federation.Benchmarks.Workload;

/// <summary>One figure that is asked for: a stock as of a day, a flow over a period.</summary>
/// <param name="Committee">Whose: see <see cref="Questions"/> for how committees are numbered.</param>
/// <param name="Key">Which figure.</param>
/// <param name="From">The first day; of a stock the same as <paramref name="To"/>.</param>
/// <param name="To">The last day.</param>
internal sealed record Question(int Committee, FigureKey Key, DateOnly From, DateOnly To);
