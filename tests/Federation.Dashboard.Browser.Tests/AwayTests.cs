using Federation.Dashboard.Browser.Tests.Support;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>
/// A province that cannot be relied on, for real: its database was put back to an older state, so that what is held of
/// it above is later than what it says itself.
/// </summary>
[Collection(nameof(AwaySite))]
public sealed class AwayTests(AwaySite site)
{
    private const string Province = "hai-phong";
    private const string Cell = "hai-phong.away";

    [Fact]
    public async Task A_province_that_is_away_leaves_its_last_figures_and_a_calm_word()
    {
        await site.Program.EstablishCellAsync(Cell, Province, "Chi bộ đi vắng", "Cell away");
        var kept = Directory.CreateTempSubdirectory("federation-away-").FullName;
        try
        {
            await site.Program.RestartAsync(data => Copy(data, kept));
            await site.Program.ReportMembersAsync(Cell, "first", "2024-12-31", 40);
            await using var before = await site.VisitAsync();
            await before.GoAsync("/c/vn?asOf=2025-01-01");
            var numbers = await HeadlinesAsync(before);
            await site.Program.RestartAsync(data => Copy(kept, data));
            await site.Program.ReportMembersAsync(Cell, "other", "2024-12-30", 7);
            await LooksAwayAsync(
                "vi",
                "chưa được cập nhật vì có đơn vị tạm thời không liên lạc được",
                "iên lạc",
                numbers
            );
            await LooksAwayAsync("en", "not up to date", "ontact", numbers);
        }
        finally
        {
            Directory.Delete(kept, recursive: true);
        }
    }

    private async Task LooksAwayAsync(string language, string word, string contact, IReadOnlyList<string> numbers)
    {
        await using var visit = await site.VisitAsync(new() { Language = language });
        foreach (var tab in new[] { "", "/figures", "/trends", "/compare", "/explain?indicator=party-members" })
        {
            var at = tab.Contains('?', StringComparison.Ordinal) ? "&asOf=2025-01-01" : "?asOf=2025-01-01";
            Assert.Equal(200, await visit.GoAsync("/c/vn" + tab + at));
            var text = Visit.Plain(await visit.Page.Locator("main").InnerTextAsync());
            Assert.True(
                text.Contains(word, StringComparison.Ordinal),
                $"{visit.Page.Url} does not say that a province is away:\n{text}"
            );
            Assert.Empty(await Soundness.FaultsOfAsync(visit, null, ""));
        }

        // In lists it is said beside its name, with the last contact.
        await visit.GoAsync("/c/vn/tree");
        var row = visit.Page.Locator("#tree-children tr:has(a[href^='/c/hai-phong/'])");
        Assert.Contains(contact, Visit.Plain(await row.InnerTextAsync()));
        await visit.GoAsync("/c/vn?asOf=2025-01-01");
        if (language == "vi")
        {
            Assert.Equal(numbers, await HeadlinesAsync(visit));
        }
    }

    /// <summary>What the nation shows of itself.</summary>
    private static async Task<IReadOnlyList<string>> HeadlinesAsync(Visit visit) =>
        [.. (await visit.Page.Locator(".groups .figure-value").AllTextContentsAsync()).Select(Visit.Plain)];

    /// <summary>The database of the province, and whatever lies beside it.</summary>
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(to, Province + ".*"))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(from, Province + ".*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
