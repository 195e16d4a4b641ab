using System.Collections.Immutable;

namespace Federation.Engine.Ports;

/// <summary>How one instance of a cluster does.</summary>
/// <param name="Name">The instance.</param>
/// <param name="Nodes">The nodes that host it, by name.</param>
/// <param name="Journal">The node that writes its journal; null for none now.</param>
/// <param name="Committees">How many of its committees are active.</param>
/// <param name="IsBehind">
/// Whether somebody above, in another instance, has yet to take in what a committee of this one shows.
/// </param>
/// <param name="BehindSince">Since when the oldest of that waits; null where nothing does.</param>
/// <param name="LastError">What went wrong last; null for nothing since the start.</param>
public sealed record ClusterInstanceStatus(
    string Name,
    ImmutableArray<string> Nodes,
    string? Journal,
    int Committees,
    bool IsBehind,
    DateTimeOffset? BehindSince,
    string? LastError
);
