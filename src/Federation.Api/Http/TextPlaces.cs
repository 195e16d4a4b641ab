using System.Text.Json;

namespace Federation.Api.Http;

/// <summary>
/// Lines and columns of a text, both from 1, worked out once on the way through it. Columns count Unicode scalars.
/// </summary>
internal ref struct TextPlaces(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private int position;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Goes on to a byte; one that lies behind is not gone back to.</summary>
    public void Advance(int offset)
    {
        for (; position < offset && position < text.Length; position++)
        {
            if (text[position] == '\n')
            {
                (Line, Column) = (Line + 1, 1);
            }
            else if ((text[position] & 0b1100_0000) != 0b1000_0000)
            {
                Column++;
            }
        }
    }

    /// <summary>The byte at which a text stopped being JSON.</summary>
    public readonly long OffsetOf(JsonException malformed)
    {
        var offset = 0;
        for (var line = 0; line < malformed.LineNumber; line++)
        {
            offset += text[offset..].IndexOf((byte)'\n') + 1;
        }

        return offset + (malformed.BytePositionInLine ?? 0);
    }
}
