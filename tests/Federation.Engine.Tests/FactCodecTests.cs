using Federation.Engine.Codec;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests;

/// <summary>A journal keeps what a newer program wrote; an older one says that it cannot read it.</summary>
public sealed class FactCodecTests
{
    [Theory]
    [InlineData("farewell", 1, "'farewell'")]
    [InlineData("report", 2, "format 2")]
    [InlineData("farewell", int.MaxValue, "format 2147483647")]
    public void What_a_newer_program_wrote_is_refused_by_its_name(string kind, int format, string named)
    {
        var body = new EntryBody(kind, format, "{}"u8.ToArray(), DateTimeOffset.UnixEpoch);
        var entry = new JournalEntry(70, Given.Id("ha-noi.iz"), 7, 1, body, ChainHash.Empty);

        var refused = Assert.Throws<FormatException>(() => FactCodec.Decode(entry, Given.Catalogue));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains("ha-noi.iz entry 7", refused.Message, StringComparison.Ordinal);
        Assert.Contains("update", refused.Message, StringComparison.Ordinal);
    }
}
