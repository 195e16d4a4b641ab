using System.Collections.Immutable;

namespace Federation.Benchmarks.Reporting;

/// <summary>All that a run has seen, as it is written to benchmarks.json.</summary>
internal sealed record Findings
{
    public required DateTimeOffset At { get; init; }

    public required string Commit { get; init; }

    public required Machine Machine { get; init; }

    public required ulong Seed { get; init; }

    public required string Storage { get; init; }

    /// <summary>How each side was set up.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    public required ImmutableArray<Row> Rows { get; init; }

    public required ImmutableArray<Fact> Facts { get; init; }
}
