namespace Federation.Engine.Link;

/// <summary>
/// What carries frames between two installations: each arrives whole and in order, or the channel ends. Sending and
/// receiving may go on at once, each by one caller.
/// </summary>
public interface IFrameChannel : IAsyncDisposable
{
    /// <summary>Sends a frame; waits while the other side does not keep up.</summary>
    /// <exception cref="IOException">The channel has ended.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken);

    /// <summary>The next frame; null once the other side has ended the channel in order.</summary>
    /// <exception cref="IOException">The channel has ended, or a frame is larger than is taken.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken);
}
