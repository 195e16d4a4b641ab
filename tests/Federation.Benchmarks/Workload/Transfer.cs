namespace Federation.Benchmarks.Workload;

/// <summary>A grassroots organisation comes under another zone.</summary>
/// <param name="Unit">Which one.</param>
/// <param name="On">From this day on.</param>
/// <param name="From">The zone that it leaves.</param>
/// <param name="To">The zone that it comes to.</param>
internal sealed record Transfer(int Unit, DateOnly On, int From, int To);
