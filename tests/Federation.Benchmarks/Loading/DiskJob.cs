namespace Federation.Benchmarks.Loading;

/// <summary>
/// Appends to a file by so many clients that each wait until theirs is on disk; who waits meanwhile goes together
/// with the next sync.
/// </summary>
internal sealed record DiskJob : Job
{
    public required string File { get; init; }

    /// <summary>How many appends.</summary>
    public required int Count { get; init; }

    /// <summary>How many bytes each.</summary>
    public required int Bytes { get; init; }
}
