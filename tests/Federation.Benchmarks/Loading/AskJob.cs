namespace Federation.Benchmarks.Loading;

/// <summary>Asks the same over and over, each client on a connection of its own, for so long.</summary>
internal sealed record AskJob : Job
{
    /// <summary>Who is asked.</summary>
    public required Asked Whom { get; init; }

    /// <summary>Where: addresses with a space between them, a connection string, a file.</summary>
    public required string Where { get; init; }

    /// <summary>What.</summary>
    public required What What { get; init; }

    public double Seconds { get; init; } = 1;

    /// <summary>So much of the time before it counts.</summary>
    public double Warming { get; init; } = 0.2;
}
