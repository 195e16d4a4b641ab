using Federation.Engine.Codec;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>Frames from bytes.</summary>
internal static class Frames
{
    /// <summary>The newest version of the protocol that is spoken.</summary>
    public const uint Newest = 1;

    /// <summary>The oldest version that is spoken.</summary>
    public const uint Oldest = 1;

    /// <summary>The frame that some bytes say; without a kind where that is unknown.</summary>
    /// <exception cref="FormatException">They say none.</exception>
    public static Wire.Frame Decode(ReadOnlySpan<byte> bytes) =>
        WireBytes.Read(bytes, Wire.Frame.Parser, frame => frame, "A frame");
}
