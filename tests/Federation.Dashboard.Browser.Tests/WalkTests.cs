using Federation.Dashboard.Browser.Tests.Support;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>Every page, reached as a reader reaches it, in both languages, light and dark, with and without scripts.</summary>
[Collection(nameof(ReadSite))]
public sealed class WalkTests(ReadSite site)
{
    public static TheoryData<string, string> Committees()
    {
        var all = new TheoryData<string, string>();
        foreach (var committee in new[] { "vn", "ha-noi", "ha-noi.iz", Site.Cell })
        {
            all.Add(committee, "vi");
            all.Add(committee, "en");
        }

        return all;
    }

    private static readonly (string Path, int Status)[] Others =
    [
        ("/about", 200),
        ("/search", 200),
        ("/search?q=bac+giang", 200),
        ("/search?q=xyzzy", 200),
        ("/c/bac-giang", 200),
        ("/c/bac-giang?asOf=2026-01-01", 200),
        ("/c/ha-noi.iz?asOf=2018-11-26", 200),
        ("/c/ha-noi.iz/submit?plan=superior-quarter&period=2024-Q3", 200),
        ("/c/ha-noi.iz/submit?correct=10-years-2022", 200),
        ("/c/ha-noi.iz/reports/10-years-2022", 200),
        ("/c/ha-noi.iz/reports/10-years-2022/withdraw", 200),
        ("/c/ha-noi.iz/tree/record", 200),
        ("/c/ha-noi.iz/tree/record?kind=established", 200),
        ("/c/ha-noi.iz/tree/record?kind=merged-into", 200),
        ("/c/ha-noi.iz/tree/record?kind=counts-from-below", 200),
        ("/c/vn?asOf=2020-02-31", 422),
        ("/c/vn?colour=red", 422),
        ("/c/no-such-committee", 404),
        ("/nowhere", 404),
    ];

    [Theory]
    [MemberData(nameof(Committees))]
    public async Task Each_tab_of_a_committee_is_sound(string committee, string language)
    {
        var faults = new List<string>();
        await using var reading = await site.VisitAsync(new() { Language = language });
        await using var plain = await site.VisitAsync(new() { Language = language, HasScripts = false });
        var names = (await site.Program.GetAsync($"committees/{committee}"))["names"]!;
        var name = (string)names[language]!;

        var status = await reading.GoAsync($"/c/{committee}");
        var tabs = reading.Page.Locator("nav.tabs a");
        var count = await tabs.CountAsync();
        for (var i = 0; i < count; i++)
        {
            status = i == 0 ? status : await reading.FollowAsync(tabs.Nth(i));
            var tab = Visit.Plain(await tabs.Nth(i).TextContentAsync());
            var current = await tabs.Nth(i).GetAttributeAsync("aria-current");
            Assert.True(status == 200 && current == "page", $"{reading.Page.Url}: {status}, “{tab}” is {current}");
            faults.AddRange(await Soundness.FaultsOfAsync(reading, name, tab));
            var numbers = await Soundness.NumbersAsync(reading.Page);

            Assert.Equal(200, await plain.GoAsync(new Uri(reading.Page.Url).PathAndQuery));
            faults.AddRange(await Soundness.FaultsWithoutScriptsAsync(plain, name));
            Assert.Equal(numbers, await Soundness.NumbersAsync(plain.Page));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Any_other_page_is_sound(string language)
    {
        var faults = new List<string>();
        await using var reading = await site.VisitAsync(new() { Language = language });
        await using var plain = await site.VisitAsync(new() { Language = language, HasScripts = false });
        foreach (var (path, expected) in Others)
        {
            Assert.Equal((path, expected), (path, await reading.GoAsync(path)));
            faults.AddRange(await Soundness.FaultsOfAsync(reading, null, ""));
            Assert.Equal((path, expected), (path, await plain.GoAsync(path)));
            faults.AddRange(await Soundness.FaultsWithoutScriptsAsync(plain, null));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("vi", "en", true)]
    [InlineData("en", "vi", false)]
    public async Task Colours_and_language_are_chosen_and_stay(string language, string other, bool hasScripts)
    {
        await using var visit = await site.VisitAsync(new() { Language = language, HasScripts = hasScripts });
        await visit.GoAsync("/c/vn?asOf=2022-06-19");

        await visit.Page.Locator("a[data-theme-choice=dark]").ClickAsync();
        await visit.UntilAsync("() => document.documentElement.dataset.theme === 'dark'", "the dark page");
        Assert.Equal(200, await visit.FollowAsync(visit.Page.Locator($"a[hreflang={other}]")));
        Assert.Equal(200, await visit.GoAsync("/c/vn/tree?asOf=2022-06-19"));

        Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal(other, await visit.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(visit.TakeFaults());
    }
}
