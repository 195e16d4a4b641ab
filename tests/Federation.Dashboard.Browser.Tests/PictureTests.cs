using Federation.Dashboard.Browser.Tests.Support;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>
/// The pictures of the tour, taken from the pages as they are. With <c>FEDERATION_SCREENSHOTS=write</c> they are put
/// where the READMEs show them; otherwise it is only seen that they can be taken.
/// </summary>
[Collection(nameof(ReadSite))]
public sealed class PictureTests(ReadSite site)
{
    private const int BytesMax = 120_000;
    private const string Mode = "FEDERATION_SCREENSHOTS";

    [Theory]
    [InlineData("overview", "/c/ha-noi.iz", "main .lines", 720)]
    [InlineData("trends", "/c/ha-noi.iz/trends?indicator=party-members", "[data-trend-chart] canvas", 900)]
    [InlineData("compare", "/c/vn/compare?indicator=party-members", "main svg", 860)]
    [InlineData("explain", "/c/vn/explain?indicator=party-members&asOf=2022-06-19&depth=3", "main h2", 900)]
    public async Task A_picture_of_the_tour_is_taken(string name, string path, string shown, int height)
    {
        await using var visit = await site.VisitAsync(new() { Language = "en", Height = height });
        Assert.Equal(200, await visit.GoAsync(path));
        await visit.UntilAsync($"() => document.querySelector(`{shown}`) !== null", $"“{shown}”");
        await visit.UntilAsync("() => document.fonts.status === 'loaded'", "the letters");

        var picture = await visit.Page.ScreenshotAsync(
            new() { Animations = Microsoft.Playwright.ScreenshotAnimations.Disabled }
        );

        Assert.InRange(picture.Length, 10_000, BytesMax);
        Assert.Empty(visit.TakeFaults());
        if (Environment.GetEnvironmentVariable(Mode) == "write")
        {
            Directory.CreateDirectory(Repository.Pictures);
            await File.WriteAllBytesAsync(Path.Combine(Repository.Pictures, name + ".png"), picture);
        }
    }

    [Fact]
    public void Each_picture_is_shown_in_the_readmes()
    {
        var pictures = Directory.EnumerateFiles(Repository.Pictures, "*.png").Select(Path.GetFileName).ToList();
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Repository.Pictures)!, "README.md"));

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Contains($"docs/{picture})", readme));
    }
}
