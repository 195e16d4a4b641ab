using Federation.PostgresServer;
using Federation.Storage.Cluster;

namespace Federation.Storage.Tests.Cluster;

/// <summary>A cluster's database for the length of a test, without tables at first.</summary>
internal static class TestCluster
{
    private static int count;

    /// <summary>Its name, on the server of all tests.</summary>
    public static async Task<(PostgresServerProcess Server, string Name)> CreateAsync()
    {
        var server = await PostgresServerProcess.Shared;
        var name = $"cluster_{Interlocked.Increment(ref count)}";
        await server.CreateClusterAsync(name);
        return (server, name);
    }

    /// <summary>As a node that starts.</summary>
    public static async Task<ClusterDatabase> OpenAsync(TimeProvider? time = null)
    {
        var (server, name) = await CreateAsync();
        return await ClusterDatabase.OpenAsync(server.Cluster(name), time ?? TimeProvider.System);
    }
}
