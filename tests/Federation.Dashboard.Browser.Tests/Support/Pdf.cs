using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>
/// Reads a printed file as far as this browser writes them: its sheets, and what is written on each. Objects lie open in
/// such a file, streams are deflated, and each font says which letters its glyphs are.
/// </summary>
internal sealed partial class Pdf
{
    private readonly Dictionary<int, string> objects;

    private Pdf(byte[] file)
    {
        // Latin-1 keeps every byte as one letter.
        var text = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-", text);
        objects = Objects()
            .Matches(text)
            .ToDictionary(
                match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
                match => match.Groups[2].Value
            );
        Sheets = [.. objects.Values.Where(one => IsSheet().IsMatch(one)).Select(Read)];
    }

    /// <summary>The sheets in their order: width and height in points, and the text without white space.</summary>
    public IReadOnlyList<(double Width, double Height, string Text)> Sheets { get; }

    /// <summary>The text of all sheets, without white space.</summary>
    public string Text => string.Concat(Sheets.Select(sheet => sheet.Text));

    public static Pdf Of(byte[] file) => new(file);

    /// <summary>A text as it is compared: lines are broken anywhere.</summary>
    public static string Squeezed(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormC).Where(letter => !char.IsWhiteSpace(letter)));

    private (double, double, string) Read(string sheet)
    {
        var box = MediaBox().Match(sheet);
        Assert.True(box.Success, "A sheet has no size");
        var fonts = FontNames()
            .Matches(sheet)
            .DistinctBy(match => match.Groups[1].Value)
            .ToDictionary(match => match.Groups[1].Value, match => Letters(Target(match.Groups[2].Value)));
        var content = Stream(Target(Contents().Match(sheet).Groups[1].Value));
        var text = new StringBuilder();
        var letters = new Dictionary<string, string>();
        foreach (Match step in Steps().Matches(content))
        {
            if (step.Groups["font"] is { Success: true } font)
            {
                letters = fonts.GetValueOrDefault(font.Value) ?? [];
            }
            else
            {
                foreach (var glyph in step.Groups["shown"].Value.Chunk(4))
                {
                    text.Append(letters.GetValueOrDefault(new(glyph), ""));
                }
            }
        }

        return (Number(box.Groups[1].Value), Number(box.Groups[2].Value), Squeezed(text.ToString()));
    }

    /// <summary>Which letters the glyphs of a font are.</summary>
    private Dictionary<string, string> Letters(string font)
    {
        var map = Stream(Target(ToUnicode().Match(font).Groups[1].Value));
        var letters = new Dictionary<string, string>();
        foreach (Match block in Ranges().Matches(map))
        {
            foreach (Match range in Range().Matches(block.Value))
            {
                var (from, to, first) = (Code(range.Groups[1]), Code(range.Groups[2]), Code(range.Groups[3]));
                for (var glyph = from; glyph <= to; glyph++)
                {
                    letters[glyph.ToString("X4", CultureInfo.InvariantCulture)] = (
                        (char)(first + glyph - from)
                    ).ToString();
                }
            }
        }

        foreach (Match block in Singles().Matches(map))
        {
            foreach (Match one in Single().Matches(block.Value))
            {
                letters[one.Groups[1].Value] = string.Concat(
                    one.Groups[2].Value.Chunk(4).Select(hex => (char)Convert.ToInt32(new string(hex), 16))
                );
            }
        }

        return letters;
    }

    private string Target(string reference) => objects[int.Parse(reference, CultureInfo.InvariantCulture)];

    private static string Stream(string one)
    {
        var match = StreamStart().Match(one);
        var bytes = Encoding.Latin1.GetBytes(one[(match.Index + match.Length)..]);
        if (!one[..match.Index].Contains("/FlateDecode", StringComparison.Ordinal))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        using var inflated = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Code(Group hex) => Convert.ToInt32(hex.Value, 16);

    [GeneratedRegex(@"(?:^|\n)(\d+) 0 obj\s(.*?)endobj", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex IsSheet();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/(F\d+) (\d+) 0 R")]
    private static partial Regex FontNames();

    [GeneratedRegex(@"/Contents (\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/(?<font>F\d+) [0-9.]+ Tf|<(?<shown>[0-9A-F]+)>")]
    private static partial Regex Steps();

    [GeneratedRegex("beginbfrange.*?endbfrange", RegexOptions.Singleline)]
    private static partial Regex Ranges();

    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>")]
    private static partial Regex Range();

    [GeneratedRegex("beginbfchar.*?endbfchar", RegexOptions.Singleline)]
    private static partial Regex Singles();

    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]+)>")]
    private static partial Regex Single();

    [GeneratedRegex(@"stream\r?\n")]
    private static partial Regex StreamStart();
}
