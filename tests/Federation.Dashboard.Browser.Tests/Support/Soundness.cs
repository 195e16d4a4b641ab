using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>What holds of every page, whatever is on it.</summary>
internal static class Soundness
{
    private const int BytesMax = 300_000;
    private const int PhoneWidth = 360;

    private static readonly AxeRunOptions Accessible = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        Rules = new() { ["target-size"] = new() { Enabled = true } },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Legible = new()
    {
        RunOnly = RunOnlyOptions.Rules("color-contrast"),
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>
    /// Everything that is wrong with the page that is open, one sentence each: language, heading, title, weight,
    /// accessibility in light and dark, width on a phone, and what the visit has noted.
    /// </summary>
    /// <param name="visit">The page, in a browser with scripts.</param>
    /// <param name="heading">The words of its main heading; null for any.</param>
    /// <param name="titles">What its title has to begin with.</param>
    public static async Task<IReadOnlyList<string>> FaultsOfAsync(Visit visit, string? heading, string titles)
    {
        var faults = new List<string>();
        await FrameAsync(visit, heading, titles, faults);
        var bytes = await visit.WeighAsync();
        if (bytes >= BytesMax)
        {
            faults.Add($"it weighs {bytes} bytes");
        }

        await AxeAsync(visit.Page, Accessible, "in light", faults);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AxeAsync(visit.Page, Legible, "in dark", faults);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await OnAPhoneAsync(visit.Page, faults);
        faults.AddRange(visit.TakeFaults());
        return [.. faults.Select(fault => $"{visit.Page.Url} ({visit.Language}): {fault}")];
    }

    /// <summary>The same of a browser without scripts, but for what only scripts can find out.</summary>
    public static async Task<IReadOnlyList<string>> FaultsWithoutScriptsAsync(Visit visit, string? heading)
    {
        var faults = new List<string>();
        await FrameAsync(visit, heading, "", faults);
        await OnAPhoneAsync(visit.Page, faults);
        faults.AddRange(visit.TakeFaults());
        return [.. faults.Select(fault => $"{visit.Page.Url} ({visit.Language}, without scripts): {fault}")];
    }

    /// <summary>The numbers of a page, in the order in which they stand.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(IPage page) =>
        [.. (await page.Locator("main .figure-value").AllTextContentsAsync()).Select(Visit.Plain)];

    private static async Task FrameAsync(Visit visit, string? heading, string titles, List<string> faults)
    {
        var page = visit.Page;
        var language = await page.Locator("html").GetAttributeAsync("lang");
        if (language != visit.Language)
        {
            faults.Add($"its language is {language}");
        }

        var headings = await page.Locator("h1").AllTextContentsAsync();
        if (headings is not [var only] || (heading is not null && Visit.Plain(only) != heading))
        {
            faults.Add($"its main heading is “{string.Join("”, “", headings)}”");
        }

        var title = await page.TitleAsync();
        var hasParts = title.StartsWith(titles, StringComparison.Ordinal) && title.EndsWith("Federation", StringComparison.Ordinal);
        if (!hasParts || (heading is not null && !title.Contains(heading, StringComparison.Ordinal)))
        {
            faults.Add($"its title is “{title}”");
        }
    }

    private static async Task AxeAsync(IPage page, AxeRunOptions options, string where, List<string> faults)
    {
        var result = await page.RunAxe(options);
        faults.AddRange(
            from violation in result.Violations
            from node in violation.Nodes
            select $"{violation.Id} {where} at {node.Target}: {node.Html}"
        );
    }

    private static async Task OnAPhoneAsync(IPage page, List<string> faults)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(PhoneWidth, height);
        var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (needed > PhoneWidth)
        {
            var widest = await page.EvaluateAsync<string>(
                """
                () => [...document.querySelectorAll("body *")]
                  .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1)
                  .map(one => one.outerHTML.slice(0, 120))[0] ?? ""
                """
            );
            faults.Add($"it scrolls sideways on a phone: {needed} pixels, {widest}");
        }

        await page.SetViewportSizeAsync(width, height);
    }
}
