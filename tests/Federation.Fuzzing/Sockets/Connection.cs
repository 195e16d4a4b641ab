using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Federation.Fuzzing.Sockets;

/// <summary>
/// A connection as a client has it that sends whatever it likes: bytes out, an answer by HTTP/1.1 in. Reading and writing
/// go on at once, so that a server which answers early is heard.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int LineMax = 64 * 1024;
    private readonly Socket socket;
    private readonly byte[] buffer = new byte[32 * 1024];
    private int from;
    private int to;

    private Connection(Socket socket) => this.socket = socket;

    /// <summary>Whether the server keeps it open after the last answer.</summary>
    public bool IsUsable { get; private set; } = true;

    public static async Task<Connection> OpenAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends; false where either end has ended the connection: the answer may have come before.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void EndSending()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It has ended already.
        }
    }

    /// <summary>The next answer, with its body.</summary>
    public async Task<Reply> ReceiveAsync(string method, CancellationToken cancellationToken)
    {
        if (await HeadAsync(cancellationToken) is not { } head)
        {
            IsUsable = false;
            return Reply.None;
        }

        var body = await BodyAsync(head, method, cancellationToken);
        IsUsable &=
            body is not null && head["connection"]?.Contains("close", StringComparison.OrdinalIgnoreCase) != true;
        return body is null ? Reply.None : head with { Body = body };
    }

    /// <summary>The next answer without its body; null where the connection ended.</summary>
    public async Task<Reply?> HeadAsync(CancellationToken cancellationToken)
    {
        while (await LineAsync(cancellationToken) is { } line)
        {
            var status = line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
                ? int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture)
                : throw new InvalidDataException($"No status line: {line}");
            var headers = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await LineAsync(cancellationToken) is { Length: > 0 } header)
            {
                var colon = header.IndexOf(':', StringComparison.Ordinal);
                headers[header[..colon].ToLowerInvariant()] = header[(colon + 1)..].Trim();
            }

            if (status >= 200)
            {
                return new(status, headers, []);
            }
        }

        return null;
    }

    /// <summary>Completes once the server has ended the connection.</summary>
    public async Task WhenEndedAsync(CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken))
        {
            from = to;
        }
    }

    /// <summary>Ends it as a client does that dies.</summary>
    public void Reset()
    {
        IsUsable = false;
        socket.LingerState = new(true, 0);
        socket.Dispose();
    }

    public void Dispose() => socket.Dispose();

    private async Task<byte[]?> BodyAsync(Reply head, string method, CancellationToken cancellationToken)
    {
        if (method == "HEAD" || head.Status is 204 or 304)
        {
            return [];
        }

        if (head["transfer-encoding"] is not null)
        {
            return await ChunksAsync(cancellationToken);
        }

        if (head["content-length"] is { } length)
        {
            return await ExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        }

        IsUsable = false;
        return [];
    }

    private async Task<byte[]?> ChunksAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (await LineAsync(cancellationToken) is { } line)
        {
            var length = int.Parse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (await ExactlyAsync(length, cancellationToken) is not { } chunk)
            {
                return null;
            }

            body.Write(chunk);
            await LineAsync(cancellationToken);
            if (length == 0)
            {
                return body.ToArray();
            }
        }

        return null;
    }

    private async Task<byte[]?> ExactlyAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length; )
        {
            if (from == to && !await FillAsync(cancellationToken))
            {
                return null;
            }

            var count = Math.Min(length - filled, to - from);
            buffer.AsSpan(from, count).CopyTo(bytes.AsSpan(filled));
            (filled, from) = (filled + count, from + count);
        }

        return bytes;
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LineMax)
        {
            if (from == to && !await FillAsync(cancellationToken))
            {
                return null;
            }

            var one = (char)buffer[from++];
            if (one == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(one);
        }

        throw new InvalidDataException("An answer's line does not end");
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            (from, to) = (0, await socket.ReceiveAsync(buffer, cancellationToken));
            return to > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
