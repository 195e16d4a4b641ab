using System.Net;
using System.Net.Sockets;
using Federation.Processes;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>A node as a process; what it knows is in its database.</summary>
internal sealed class NodeProcess(string name, string instances, string database, string cluster, string data)
    : ServedProgram(
        name,
        ["dotnet", Settings.Node],
        new Dictionary<string, string>
        {
            ["Federation__Instances"] = instances,
            ["Federation__Database"] = database,
            ["Federation__Cluster"] = cluster,
            ["Federation__ClusterPort"] = $"{FreePort()}",
            ["Federation__Data"] = data,
            ["Federation__Seeds"] = Path.Combine(data, "no-seeds"),
            ["Federation__Catalogue"] = Path.Combine(Settings.Seeds, "catalogue.json"),
        },
        Http
    )
{
    /// <summary>Whoever is frozen is asked no longer than this; what is written is then said to another.</summary>
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    public IReadOnlyList<string> Instances { get; } = instances.Split(' ');

    /// <summary>Has it drained by an operator who asks another node; it has to end in order.</summary>
    public async Task DrainAsync(NodeProcess asked)
    {
        using var answer = await asked.SendAsync(HttpMethod.Post, $"/api/v1/cluster/nodes/{Name}/drain");
        Assert.Equal(HttpStatusCode.Accepted, answer?.StatusCode);
        await UntilEndedAsync();
    }

    /// <summary>Free now, and below the ports that Linux hands out to outgoing connections while the node is down.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }
}
