using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>Debian's own browser, driven by Playwright, which downloads none.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Flags =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path(), Args = Flags });

    private static string Path()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin");
        var found = folders.SelectMany(_ => Names, System.IO.Path.Combine).FirstOrDefault(File.Exists);
        Assert.True(
            found is not null,
            "These tests need the browser Chromium, which is missing. Install it (Debian: apt-get install chromium) "
                + "and start them again."
        );
        return found;
    }
}
