using System.Text;

namespace Federation.Core.Tests.Input;

/// <summary>A JSON text with a mark, ▶, where a fault is to be found.</summary>
internal sealed record Marked(ReadOnlyMemory<byte> Json, int Line, int Column)
{
    private const char Mark = '▶';

    public static Marked Of(string text)
    {
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(at >= 0, "The text has no mark: " + text);
        var before = text[..at];
        var line = before.Count(letter => letter == '\n') + 1;
        var column = before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes().Count() + 1;
        return new(Encoding.UTF8.GetBytes(text.Remove(at, 1)), line, column);
    }
}
