using System.Buffers;
using System.Net.WebSockets;

namespace Federation.Engine.Link;

/// <summary>Frames as the binary messages of a WebSocket.</summary>
/// <param name="socket">The socket, open; the channel ends it.</param>
/// <param name="frameBytesMax">The largest frame that is taken.</param>
public sealed class WebSocketChannel(WebSocket socket, int frameBytesMax) : IFrameChannel
{
    private const int ReadBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> read = new(ReadBytes);

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Binary, true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        read.ResetWrittenCount();
        while (true)
        {
            var part = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            read.Advance(part.Count);
            if (part.MessageType != WebSocketMessageType.Binary || read.WrittenCount > frameBytesMax)
            {
                throw new IOException($"Not a frame of at most {frameBytesMax} bytes");
            }

            if (part.EndOfMessage)
            {
                return read.WrittenMemory;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // Without a farewell: the other side may be gone, and what was under way is sent again.
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<ValueWebSocketReceiveResult> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(read.GetMemory(ReadBytes), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException(e.Message, e);
        }
    }
}
