using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Federation.Linking.Tests;

/// <summary>
/// A bad line between a lower installation and the upper one's port. It sees ciphertext only. It is late in each direction,
/// breaks off within what it carries, says things twice, and says again to the upper one what was said before.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    /// <summary>So much of what a connection carried upward is kept to be repeated.</summary>
    private const int KeptMax = 512 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly IPEndPoint upper;
    private readonly TimeSpan delay;
    private readonly Task accepting;
    private readonly List<Task> carrying = [];
    private TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Order? order;
    private volatile MemoryStream said = new();

    /// <param name="upper">Where the upper one listens.</param>
    /// <param name="delay">How late it is in each direction.</param>
    public Relay(Uri upper, TimeSpan delay)
    {
        this.upper = new(IPAddress.Parse(upper.Host), upper.Port);
        this.delay = delay;
        open.SetResult();
        listener.Start();
        Url = $"https://{listener.LocalEndpoint}";
        accepting = AcceptAsync();
    }

    /// <summary>What the lower one dials.</summary>
    public string Url { get; }

    /// <summary>How many connections it has carried.</summary>
    public int Connections { get; private set; }

    /// <summary>Breaks off within what it carries, after so many more bytes in one direction.</summary>
    /// <returns>Ends when it has.</returns>
    public Task CutAsync(bool isUpward, int after) => GiveAsync(new(isUpward, after, IsTwice: false));

    /// <summary>Says a piece twice, after so many more bytes in one direction.</summary>
    /// <returns>Ends when it has.</returns>
    public Task SayTwiceAsync(bool isUpward, int after) => GiveAsync(new(isUpward, after, IsTwice: true));

    /// <summary>Carries no further connection until <see cref="Open"/>.</summary>
    public void Hold() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Carries connections again, those that wait, too.</summary>
    public void Open() => open.TrySetResult();

    /// <summary>Says to the upper one on a connection of its own what the last connection said; the upper one has to end it.</summary>
    /// <returns>How many bytes were said again.</returns>
    public async Task<int> RepeatAsync()
    {
        byte[] bytes;
        lock (said)
        {
            bytes = said.ToArray();
        }

        using var again = new TcpClient();
        await again.ConnectAsync(upper, ended.Token);
        var stream = again.GetStream();
        try
        {
            await stream.WriteAsync(bytes, ended.Token);
            var answer = new byte[4096];
            while (await stream.ReadAsync(answer, ended.Token) > 0)
            {
                // A greeting of TLS, and that it does not understand.
            }
        }
        catch (IOException)
        {
            // It is ended without a word: as good.
        }

        return bytes.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        Open();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(carrying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
    }

    private Task GiveAsync(Order given)
    {
        order = given;
        return given.Done.Task;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var lower = await listener.AcceptTcpClientAsync(ended.Token);
            carrying.Add(CarryAsync(lower));
        }
    }

    private async Task CarryAsync(TcpClient lower)
    {
        await open.Task;
        using var below = lower;
        using var above = new TcpClient();
        try
        {
            await above.ConnectAsync(upper, ended.Token);
        }
        catch (SocketException)
        {
            // The upper one is down; the lower one dials again.
            return;
        }

        Connections++;
        said = new();
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
        var ways = new[]
        {
            PassAsync(below, above, isUpward: true, broken.Token),
            PassAsync(above, below, isUpward: false, broken.Token),
        };
        await Task.WhenAny(ways);
        await broken.CancelAsync();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A reset, not a farewell.
        below.Client.LingerState = above.Client.LingerState = new(enable: true, seconds: 0);
    }

    /// <summary>One direction: what is read is late, but as much at a time as comes.</summary>
    private async Task PassAsync(TcpClient from, TcpClient to, bool isUpward, CancellationToken broken)
    {
        var underWay = Channel.CreateUnbounded<(long At, byte[] Bytes)>();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(broken);
        var reading = ReadAsync(from.GetStream(), underWay.Writer, cut.Token);
        // Either what was read to the end has arrived, or it breaks off before.
        await WriteAsync(to.GetStream(), underWay.Reader, isUpward, broken);
        await cut.CancelAsync();
        await reading;
    }

    private static async Task ReadAsync(
        NetworkStream from,
        ChannelWriter<(long At, byte[] Bytes)> underWay,
        CancellationToken cut
    )
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, cut) is > 0 and var count)
            {
                underWay.TryWrite((Stopwatch.GetTimestamp(), buffer[..count]));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It was ended by its side: what was said before still arrives.
        }
        finally
        {
            underWay.Complete();
        }
    }

    private async Task WriteAsync(
        NetworkStream to,
        ChannelReader<(long At, byte[] Bytes)> underWay,
        bool isUpward,
        CancellationToken broken
    )
    {
        await foreach (var (at, bytes) in underWay.ReadAllAsync(broken))
        {
            var early = delay - Stopwatch.GetElapsedTime(at);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, broken);
            }

            if (isUpward)
            {
                Keep(bytes);
            }

            if (order is not { } given || given.IsUpward != isUpward || (given.After -= bytes.Length) > 0)
            {
                await to.WriteAsync(bytes, broken);
                continue;
            }

            order = null;
            // A piece of what TLS sends whole.
            var cut = Random.Shared.Next(1, bytes.Length);
            await to.WriteAsync(given.IsTwice ? bytes : bytes.AsMemory(0, cut), broken);
            if (given.IsTwice)
            {
                await to.WriteAsync(bytes, broken);
            }

            given.Done.TrySetResult();
            if (!given.IsTwice)
            {
                return;
            }
        }
    }

    private void Keep(byte[] bytes)
    {
        var keeping = said;
        lock (keeping)
        {
            if (keeping.Length < KeptMax)
            {
                keeping.Write(bytes);
            }
        }
    }

    /// <summary>What is to go wrong next.</summary>
    private sealed record Order(bool IsUpward, int After, bool IsTwice)
    {
        public int After { get; set; } = After;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
