using System.Text.RegularExpressions;
using System.Xml.Linq;
using Federation.Api.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>The texts of both languages, held against each other and against the sources that use them.</summary>
public sealed class StringsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Federation.Dashboard");
    private static readonly IReadOnlyDictionary<string, string> Vi = Read("Strings.resx");
    private static readonly IReadOnlyDictionary<string, string> En = Read("Strings.en.resx");

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        Assert.NotEmpty(Vi);
        Assert.Empty(Vi.Keys.Except(En.Keys));
        Assert.Empty(En.Keys.Except(Vi.Keys));
    }

    [Fact]
    public void No_text_is_empty() =>
        Assert.DoesNotContain(Vi.Concat(En), text => string.IsNullOrWhiteSpace(text.Value));

    [Fact]
    public void Both_languages_fill_the_same_places_or_say_why()
    {
        // The form of a month needs its number in one language and its name in the other.
        string[] differing = ["PeriodMonth", "PeriodQuarter"];
        Assert.DoesNotContain(Vi.Keys.Except(differing), key => !Places(Vi[key]).SetEquals(Places(En[key])));
    }

    [Fact]
    public void Every_text_is_used()
    {
        var sources = Sources().Select(File.ReadAllText).ToList();
        Assert.DoesNotContain(Vi.Keys, key => !sources.Exists(source => Uses(source, key)));
        Assert.DoesNotContain(sources, source => Uses(source, "OfNothing" + "AtAll"));
    }

    [Fact]
    public void Texts_are_in_the_order_of_their_keys()
    {
        Assert.Equal(Vi.Keys.Order(StringComparer.Ordinal), Vi.Keys);
        Assert.Equal(En.Keys.Order(StringComparer.Ordinal), En.Keys);
    }

    [Fact]
    public void Components_hold_no_words_of_their_own()
    {
        // What stands between tags and has a Vietnamese letter has escaped the resource files.
        var loose = Sources()
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path =>
                Regex.IsMatch(
                    Regex.Replace(File.ReadAllText(path), @"@\*.*?\*@", "", RegexOptions.Singleline),
                    "[ăâđêôơưạảấầậếềệịọốồộớờợụủứừự]"
                )
            );
        Assert.Empty(loose);
    }

    private static bool Uses(string source, string key) => Regex.IsMatch(source, $@"\bStrings\.{key}\b");

    private static HashSet<string> Places(string text) =>
        [.. Regex.Matches(text, @"\{\d\}").Select(match => match.Value)];

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(path =>
                path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal)
            )
            .Where(path =>
                !Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin")
            );

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(Path.Combine(Folder, "Text", file))
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
