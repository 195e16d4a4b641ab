namespace Federation.Storage.Cluster;

/// <summary>The links that a cluster has to other installations.</summary>
/// <param name="Key">By what others know the cluster's key; whichever node has it has the links.</param>
/// <param name="HasUpper">Whether there is an installation above.</param>
public sealed record ClusterLinks(string Key, bool HasUpper);
