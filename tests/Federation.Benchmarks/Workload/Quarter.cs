using System.Collections.Immutable;

namespace Federation.Benchmarks.Workload;

/// <summary>
/// A quarter that is reported: six are the workload, the others are for what is submitted while measuring.
/// </summary>
internal readonly record struct Quarter(int Number)
{
    /// <summary>How many belong to the workload.</summary>
    public const int Count = 6;

    private static readonly DateOnly Beginning = new(2018, 1, 1);

    /// <summary>Those of the workload, in order.</summary>
    public static ImmutableArray<Quarter> All { get; } = [.. Enumerable.Range(0, Count).Select(n => new Quarter(n))];

    public DateOnly First => Beginning.AddMonths(3 * Number);

    public DateOnly Last => First.AddMonths(3).AddDays(-1);

    public string Name => $"{First.Year}-q{(First.Month + 2) / 3}";
}
