namespace Federation.Dashboard.Reading;

/// <summary>
/// How much room texts take in a chart. The server measures nothing: the widths are those of common system fonts, with
/// something to spare.
/// </summary>
internal static class ChartText
{
    /// <summary>The size of letters in charts.</summary>
    public const int Size = 12;

    /// <summary>The distance of lines.</summary>
    public const int LineHeight = 15;

    private const double LetterWidth = 6.4;

    /// <summary>How wide a text is.</summary>
    public static double WidthOf(string text) => text.Length * LetterWidth;

    /// <summary>A text in lines of so many letters; what does not fit the last is cut, and seen to be.</summary>
    public static IReadOnlyList<string> Wrapped(string text, int lettersMax, int linesMax)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= lettersMax)
            {
                lines[^1] += " " + word;
            }
            else if (lines.Count == linesMax)
            {
                lines[^1] += "…";
                return lines;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
