using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Tests;

/// <summary>Where several programs serve, the load is spread over them.</summary>
public sealed class SeveralServersTests : IDisposable
{
    private readonly List<TcpListener> servers = [];

    public void Dispose() => servers.ForEach(server => server.Dispose());

    [Fact]
    public void Each_has_as_many_connections_and_is_told_its_own_name()
    {
        var told = new ConcurrentQueue<(int Port, string Host)>();
        int[] ports = [Serve(told), Serve(told), Serve(told)];
        var where = string.Join(' ', ports.Select(port => $"http://127.0.0.1:{port}/"));
        var hire = HttpClients.Writing(where, [new Deed("/a", []), new Deed("/b", [])]);
        var clients = Enumerable.Range(0, 2 * ports.Length).Select(_ => hire()).ToList();

        clients.ForEach(client => client.Do(1));
        clients.ForEach(client => client.Dispose());

        Assert.All(told, one => Assert.Equal($"127.0.0.1:{one.Port}", one.Host));
        Assert.Equal(
            ports.Order(),
            told.CountBy(one => one.Port).Where(of => of.Value == 2).Select(of => of.Key).Order()
        );
    }

    [Fact]
    public void The_cluster_is_a_part_that_can_be_asked_for() =>
        Assert.True(BenchOptions.Parse(["--only", "cluster"]).Wants("cluster"));

    /// <summary>Somebody who answers everything with 200 and notes who they were called.</summary>
    private int Serve(ConcurrentQueue<(int Port, string Host)> told)
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        servers.Add(server);
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        _ = AcceptAsync();
        return port;

        async Task AcceptAsync()
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                {
                    if (line.StartsWith("Host: ", StringComparison.Ordinal))
                    {
                        told.Enqueue((port, line["Host: ".Length..]));
                    }
                }

                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
        }
    }
}
