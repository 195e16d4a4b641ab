using System.Net;
using Federation.Fuzzing.Oracle;

namespace Federation.Fuzzing.Sockets;

/// <summary>
/// Connections whose request never becomes whole. The server must end each by itself; those who wait for it are many at
/// once, so that they do not hold up the others. Safe to use from many threads.
/// </summary>
internal sealed class HeldConnections
{
    /// <summary>How long a server may keep a connection on which nothing comes. Kestrel's longest time is 130 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(200);

    private const int AtOnceMax = 200;

    private readonly List<Task<bool>> waiting = [];
    private int atOnce;
    private volatile bool isClosed;

    /// <summary>How many there were.</summary>
    public int Count => waiting.Count;

    /// <summary>From now on none is held any more.</summary>
    public void Close() => isClosed = true;

    /// <summary>Holds one; false where there are enough.</summary>
    public async Task<bool> TryHoldAsync(
        IPEndPoint server,
        ReadOnlyMemory<byte> part,
        CancellationToken cancellationToken
    )
    {
        if (isClosed)
        {
            return false;
        }

        if (Interlocked.Increment(ref atOnce) > AtOnceMax)
        {
            Interlocked.Decrement(ref atOnce);
            return false;
        }

        var connection = await Connection.OpenAsync(server, cancellationToken);
        await connection.TrySendAsync(part, cancellationToken);
        lock (waiting)
        {
            waiting.Add(WaitAsync(connection));
        }

        return true;
    }

    /// <summary>Waits for all of them.</summary>
    public async Task<Fault?> WhenEndedAsync()
    {
        var ended = await Task.WhenAll(waiting);
        var hanging = ended.Count(one => !one);
        return hanging == 0
            ? null
            : new("Half requests whose connection the server keeps", $"{hanging} of {ended.Length} after {Patience}");
    }

    private async Task<bool> WaitAsync(Connection connection)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await connection.WhenEndedAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            connection.Dispose();
            Interlocked.Decrement(ref atOnce);
        }
    }
}
