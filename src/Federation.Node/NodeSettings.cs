using System.Net;
using Federation.Api.Hosting;
using Federation.Hosting;

namespace Federation.Node;

/// <summary>What an operator may set of a node, besides what every program has.</summary>
internal sealed record NodeSettings
{
    /// <summary>The connection string of the cluster's database.</summary>
    public required string Cluster { get; init; }

    /// <summary>Which cluster, where several share a database.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Where other nodes reach this one.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port for other nodes.</summary>
    public required int Port { get; init; }

    /// <exception cref="StartRefusedException">Something is missing, or cannot be.</exception>
    public static NodeSettings From(IConfiguration configuration, InstallationSettings settings)
    {
        var section = configuration.GetSection("Federation");
        if (string.IsNullOrWhiteSpace(settings.Database))
        {
            throw Refusal("Database", "the connection string of the PostgreSQL database of its instances");
        }

        if (settings.Instances.IsEmpty)
        {
            throw Refusal("Instances", "the instances that this node hosts, separated by spaces");
        }

        var cluster = section["Cluster"];
        return new()
        {
            Cluster = string.IsNullOrWhiteSpace(cluster)
                ? throw Refusal("Cluster", "the connection string of the cluster's PostgreSQL database")
                : cluster,
            ClusterId = section["ClusterId"] ?? "federation",
            Address = IPAddress.TryParse(section["ClusterAddress"] ?? "127.0.0.1", out var address)
                ? address
                : throw Refusal("ClusterAddress", "the IP address at which other nodes reach this one"),
            Port = section.GetValue("ClusterPort", 11_111),
        };
    }

    /// <summary>Its name alone: what it holds has passwords.</summary>
    public override string ToString() => nameof(NodeSettings);

    private static StartRefusedException Refusal(string name, string what) =>
        new($"The node does not start: set Federation__{name} to {what}.");
}
