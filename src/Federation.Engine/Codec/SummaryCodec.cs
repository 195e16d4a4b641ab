using Federation.Core.Summaries;

namespace Federation.Engine.Codec;

/// <summary>
/// What a committee shows an upper in another installation, as bytes: sent to it, and stored by it. Figures are written
/// out, because nobody there can ask their owner. Canonical: equal summaries give equal bytes. The format is
/// <c>summary.proto</c>; it is fixed by golden bytes.
/// </summary>
public static class SummaryCodec
{
    /// <summary>The version written and read. Another one is refused.</summary>
    public const int Format = 1;

    /// <summary>A place in the tree, as bytes.</summary>
    public static byte[] Encode(TreeSummary tree)
    {
        using var writer = new WireWriter();
        SummaryWriter.Write(writer, tree);
        return writer.ToArray();
    }

    /// <summary>What is shown of a key, as bytes.</summary>
    public static byte[] Encode(KeySummary shown)
    {
        using var writer = new WireWriter();
        SummaryWriter.Write(writer, shown);
        return writer.ToArray();
    }

    /// <summary>The place in the tree that some bytes say.</summary>
    /// <exception cref="FormatException">They say none, or are of a newer version.</exception>
    public static TreeSummary DecodeTree(ReadOnlySpan<byte> bytes) =>
        WireBytes.Read(bytes, Wire.TreeSummary.Parser, SummaryFromWire.Of, "A tree summary");

    /// <summary>What some bytes say of a key.</summary>
    /// <exception cref="FormatException">They say nothing, or are of a newer version.</exception>
    public static KeySummary DecodeKey(ReadOnlySpan<byte> bytes) =>
        WireBytes.Read(bytes, Wire.KeySummary.Parser, SummaryFromWire.Of, "A key's summary");
}
