namespace Federation.Storage.Cluster;

/// <summary>An instance that a cluster is given to serve.</summary>
/// <param name="Name">The instance's code, for example <c>ha-noi</c>.</param>
/// <param name="GivenAt">Since when.</param>
/// <param name="Database">
/// What its database is told by (<see cref="Postgres.PostgresDatabase.FingerprintAsync"/>); null until a node has
/// claimed it.
/// </param>
public sealed record GivenInstance(string Name, DateTimeOffset GivenAt, string? Database);
