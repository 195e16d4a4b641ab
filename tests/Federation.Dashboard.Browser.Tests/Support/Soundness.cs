using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>What holds of every page, whatever is on it.</summary>
internal static class Soundness
{
    private const int BytesMax = 300_000;
    private const int PhoneWidth = 360;
    private const int LooksMax = 50;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

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

        await Axe.LoadAsync(visit.Page);
        faults.AddRange(await Axe.ViolationsAsync(visit.Page));
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange((await Axe.IllegibleAsync(visit.Page)).Select(fault => "in the dark, " + fault));
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
        var hasParts =
            title.StartsWith(titles, StringComparison.Ordinal)
            && title.EndsWith("Federation", StringComparison.Ordinal);
        if (!hasParts || (heading is not null && !title.Contains(heading, StringComparison.Ordinal)))
        {
            faults.Add($"its title is “{title}”");
        }
    }

    private static async Task OnAPhoneAsync(IPage page, List<string> faults)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(PhoneWidth, height);
        var needed = await NeededWidthAsync(page);
        // A chart takes its new width a frame later; on a busy machine that may be a while.
        for (var looks = 0; needed > PhoneWidth && looks < LooksMax; looks++)
        {
            await Task.Delay(BetweenLooks);
            needed = await NeededWidthAsync(page);
        }

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

    private static Task<int> NeededWidthAsync(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}
