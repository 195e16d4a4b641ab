using System.CommandLine;
using Federation.Cli.Verify;

namespace Federation.Cli.Tests;

/// <summary>The verb as it is called, and what it says.</summary>
internal static class Verb
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string language = "en")
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] arguments = ["--data", folder, "--catalogue", DataFolder.CatalogueFile, "--lang", language];
        var code = await VerifyCommand
            .Create()
            .Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, $"{output}", $"{error}");
    }

    /// <summary>It names a difference by these words, and the way out.</summary>
    public static async Task AssertDiffersAsync(string folder, params string[] words)
    {
        var (code, _, error) = await RunAsync(folder);
        Assert.Equal(VerifyCommand.Differs, code);
        Assert.All(words, word => Assert.Contains(word, error));
        Assert.Contains("What to do: ", error);
        Assert.Contains("Cách xử lý: ", (await RunAsync(folder, "vi")).Error);
        // What it looks at is a copy, which nobody will find.
        Assert.DoesNotContain("federation-verify-", error);
    }
}
