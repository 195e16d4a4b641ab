using System.Threading.Channels;
using Federation.Engine.Link;

namespace Federation.Conformance.Memory;

/// <summary>One end of a connection within the process.</summary>
public sealed class MemoryChannel : IFrameChannel
{
    private readonly Channel<byte[]> outgoing;
    private readonly Channel<byte[]> incoming;

    private MemoryChannel(Channel<byte[]> outgoing, Channel<byte[]> incoming)
    {
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    /// <summary>The two ends of a new connection.</summary>
    public static (MemoryChannel Upper, MemoryChannel Lower) Pair()
    {
        var (down, up) = (Channel.CreateBounded<byte[]>(16), Channel.CreateBounded<byte[]>(16));
        return (new(down, up), new(up, down));
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        try
        {
            await outgoing.Writer.WriteAsync(frame.ToArray(), cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new IOException("The connection has ended", closed);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await incoming.Reader.WaitToReadAsync(cancellationToken))
        {
            if (incoming.Reader.TryRead(out var frame))
            {
                return frame;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        outgoing.Writer.TryComplete();
        incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }
}
