using System.Collections.Immutable;

namespace Federation.Engine.Ports;

/// <summary>How one node does.</summary>
/// <param name="Name">What operators call it.</param>
/// <param name="Address">Where other nodes reach it.</param>
/// <param name="State"><c>active</c>, <c>leaving</c>, <c>silent</c> (it does not answer now).</param>
/// <param name="Version">The version of its program.</param>
/// <param name="Instances">The instances that it hosts, by name.</param>
/// <param name="Committees">How many committees are active on it.</param>
/// <param name="Closed">How many of those have yet to compare with all their children.</param>
/// <param name="LastError">What went wrong on it last since its start; null for nothing.</param>
/// <param name="LastErrorAt">When.</param>
public sealed record ClusterNodeStatus(
    string Name,
    string Address,
    string State,
    string Version,
    ImmutableArray<string> Instances,
    int Committees,
    int Closed,
    string? LastError,
    DateTimeOffset? LastErrorAt
);
