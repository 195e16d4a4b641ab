namespace Federation.Benchmarks.Loading;

/// <summary>
/// Submits one report after the other to the product, and asks the nation after each receipt until its sum has it.
/// </summary>
internal sealed record FreshJob : Job
{
    /// <summary>Where reports are submitted.</summary>
    public required string Where { get; init; }

    /// <summary>Where the nation is asked.</summary>
    public required string Seen { get; init; }

    /// <summary>Of the reports beyond the workload, the first.</summary>
    public required int First { get; init; }

    public required int Count { get; init; }
}
