using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>A way from the browser to the program that can be cut as a cable is, and put together again.</summary>
public sealed class CuttableLink : IAsyncDisposable
{
    private readonly Uri target;
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly CancellationTokenSource ending = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;
    private volatile bool isCut;

    /// <summary>Begins to lead to an address.</summary>
    public CuttableLink(Uri target)
    {
        this.target = target;
        listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    /// <summary>Where the browser goes.</summary>
    public Uri Address { get; }

    /// <summary>Breaks all connections; new ones are closed at once.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var client in open.Keys)
        {
            client.Close();
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => isCut = false;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                _ = isCut ? CloseAsync(client) : LeadAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private static Task CloseAsync(TcpClient client)
    {
        client.Close();
        return Task.CompletedTask;
    }

    private async Task LeadAsync(TcpClient client)
    {
        using var from = client;
        using var to = new TcpClient();
        open[from] = true;
        open[to] = true;
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, target.Port, ending.Token);
            var there = from.GetStream().CopyToAsync(to.GetStream(), ending.Token);
            var back = to.GetStream().CopyToAsync(from.GetStream(), ending.Token);
            await await Task.WhenAny(there, back);
        }
        catch (Exception e)
            when (e is IOException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            // One of the two has gone.
        }
        finally
        {
            open.TryRemove(from, out _);
            open.TryRemove(to, out _);
        }
    }
}
