using System.Net;
using System.Net.Sockets;
using Federation.Fuzzing.Oracle;
using Federation.Fuzzing.Requests;

namespace Federation.Fuzzing.Sockets;

/// <summary>One client: delivers requests one after the other, each in its way.</summary>
internal sealed class Sender(IPEndPoint server, HeldConnections held) : IDisposable
{
    /// <summary>How long an answer may take, on a machine that has other work; every request is small work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>After so long without an answer a request that may not be whole is ended.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);

    private Connection? kept;

    /// <summary>The answer; null where none was waited for.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public async Task<Reply?> SendAsync(FuzzRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return request.Delivery switch
            {
                Delivery.Whole or Delivery.InPieces => await KeptAsync(request, patience.Token),
                Delivery.Alone => await AloneAsync(request, patience.Token),
                Delivery.Stream => await StreamAsync(request, patience.Token),
                Delivery.Held when await held.TryHoldAsync(server, Part(request), patience.Token) => null,
                _ => await DropAsync(request, patience.Token),
            };
        }
        catch (OperationCanceledException e)
        {
            Forget();
            throw new TimeoutException($"No answer within {Patience.TotalSeconds} s", e);
        }
        catch (InvalidDataException)
        {
            Forget();
            throw;
        }
    }

    public void Dispose() => Forget();

    /// <summary>Half of it: what is held or dropped is never whole.</summary>
    private static ReadOnlyMemory<byte> Part(FuzzRequest request) =>
        request.Bytes.AsMemory(0, (request.Bytes.Length + 1) / 2);

    private async Task<Reply> KeptAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        var isFresh = kept is null;
        kept ??= await Connection.OpenAsync(server, cancellationToken);
        var reply = await ExchangeAsync(kept, request, cancellationToken);
        if (!kept.IsUsable)
        {
            Forget();
        }

        // A server may end a connection that it has kept just when the next request is on its way.
        return reply.Status == 0 && !isFresh ? await KeptAsync(request, cancellationToken) : reply;
    }

    private static async Task<Reply> ExchangeAsync(
        Connection connection,
        FuzzRequest request,
        CancellationToken cancellationToken
    )
    {
        var sending = SendAsync(connection, request, cancellationToken);
        var reply = await connection.ReceiveAsync(request.Method, cancellationToken);
        if (!sending.IsCompleted)
        {
            // It has answered without hearing all: what is left would be taken for the next request.
            connection.Reset();
        }

        await sending;
        return reply;
    }

    private static async Task SendAsync(Connection connection, FuzzRequest request, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = request.Bytes;
        if (request.Delivery == Delivery.InPieces)
        {
            var third = bytes.Length / 3;
            await connection.TrySendAsync(bytes[..1], cancellationToken);
            await connection.TrySendAsync(bytes[1..third], cancellationToken);
            bytes = bytes[third..];
        }

        await connection.TrySendAsync(bytes, cancellationToken);
    }

    private async Task<Reply> AloneAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(server, cancellationToken);
        var sending = connection.TrySendAsync(request.Bytes, cancellationToken);
        var receiving = connection.ReceiveAsync(request.Method, cancellationToken);
        if (await Task.WhenAny(receiving, Task.Delay(Silence, cancellationToken)) != receiving)
        {
            // It may be waiting for more, which will not come.
            connection.EndSending();
        }

        var reply = await receiving;
        connection.Reset();
        await sending;
        return reply;
    }

    private async Task<Reply?> DropAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(server, cancellationToken);
        await connection.TrySendAsync(Part(request), cancellationToken);
        connection.Reset();
        return null;
    }

    private async Task<Reply?> StreamAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(server, cancellationToken);
        await connection.TrySendAsync(request.Bytes, cancellationToken);
        var head = await connection.HeadAsync(cancellationToken);
        if (head is not { Status: 200, MediaType: "text/event-stream" })
        {
            // Asked again as a plain request, to hear the refusal with its body. It is whole, so nothing is ended
            // however long the answer takes.
            using var again = await Connection.OpenAsync(server, cancellationToken);
            return await ExchangeAsync(again, request, cancellationToken);
        }

        connection.Reset();
        return null;
    }

    private void Forget()
    {
        kept?.Dispose();
        kept = null;
    }
}
