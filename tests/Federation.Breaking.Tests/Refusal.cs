using System.Text.RegularExpressions;

namespace Federation.Breaking.Tests;

/// <summary>A start that is refused: in both languages, with the file, without the way through the code.</summary>
internal static partial class Refusal
{
    public static void AssertIs(int exitCode, string said, string about)
    {
        Assert.True(exitCode != 0, "It ended without a fault:\n" + said);
        Assert.True(said.Contains(about, StringComparison.Ordinal), $"{about} is not named:\n{said}");
        Assert.True(said.Contains("Hãy ", StringComparison.Ordinal), "No way out in Vietnamese:\n" + said);
        Assert.True(WayOut().IsMatch(said), "No way out in English:\n" + said);
        Assert.False(said.Contains("   at ", StringComparison.Ordinal), "A stack trace:\n" + said);
    }

    [GeneratedRegex(@"\b(Move|Put|Run|Give|Bring|Check|Stop)\b")]
    private static partial Regex WayOut();
}
