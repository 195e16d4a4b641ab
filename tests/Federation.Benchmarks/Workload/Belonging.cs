namespace Federation.Benchmarks.Workload;

/// <summary>A grassroots organisation is below a committee, for some days.</summary>
/// <param name="Upper">The number of the committee above.</param>
/// <param name="Path">The numbers of all above, the nation first.</param>
/// <param name="Unit">The number of the grassroots organisation.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it is no more.</param>
internal readonly record struct Belonging(int Upper, int[] Path, int Unit, DateOnly From, DateOnly Until);
