namespace Federation.Benchmarks.Loading;

/// <summary>Writes, each once, by so many clients that each wait for the answer.</summary>
internal sealed record SubmitJob : Job
{
    /// <summary>Who is told: the product or <see cref="Asked.Rollup"/>.</summary>
    public required Asked Whom { get; init; }

    /// <summary>Where: addresses with a space between them, or a connection string.</summary>
    public required string Where { get; init; }

    /// <summary>A phase of the workload; null for reports beyond it.</summary>
    public int? Phase { get; init; }

    /// <summary>Of the reports beyond it, the first.</summary>
    public int First { get; init; }

    /// <summary>Of the reports beyond it, how many.</summary>
    public int Count { get; init; }
}
