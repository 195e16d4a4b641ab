namespace Federation.Storage.Postgres;

/// <summary>The limits of a PostgreSQL database and of each instance in it.</summary>
public sealed record PostgresOptions : StorageLimits
{
    /// <summary>
    /// The most connections that read at once, for all instances together. Each writes with one more.
    /// </summary>
    public int ReadersMax { get; init; } = 8;

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a statement may take. Afterwards its outcome is unknown, and the database is unavailable.
    /// </summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long to wait for an instance that is still locked: by the connection of a program that has just ended, or by
    /// one that runs.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How connections call themselves on the server; null for the machine's name.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Whether the program that holds an instance, by the name of its connections, is known to have been given up by
    /// everybody: its connection is then ended by the server, and the instance taken over. Such a program may be
    /// frozen, and would hold it for as long. Null where nobody knows.
    /// </summary>
    public Func<string, bool>? IsGivenUp { get; init; }

    /// <summary>How long a connection is idle before it asks whether the server is still there.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(ReadersMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ConnectTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(CommandTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepAlive, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(LockTimeout, TimeSpan.FromMilliseconds(1));
    }
}
