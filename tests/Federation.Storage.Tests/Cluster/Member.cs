namespace Federation.Storage.Tests.Cluster;

/// <summary>A node as the membership knows it.</summary>
internal sealed record Member(string Address, int Port, int Generation)
{
    public const int Joining = 2;
    public const int Active = 3;
    public const int Dead = 6;

    public static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    public string Name { get; init; } = "ha-noi-1";

    public string Host { get; init; } = "ha-noi-1.federation";

    public int Status { get; init; } = Joining;

    public int ProxyPort { get; init; } = 30000;

    public string? SuspectTimes { get; init; }

    public DateTime StartedAt { get; init; } = Noon;

    public DateTime AliveAt { get; init; } = Noon;
}
