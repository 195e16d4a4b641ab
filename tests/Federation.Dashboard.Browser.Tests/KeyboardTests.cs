using Federation.Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>Everything is reached and done with the keyboard, and the browser's own buttons keep their meaning.</summary>
[Collection(nameof(ReadSite))]
public sealed class KeyboardTests(ReadSite site)
{
    /// <summary>What has the focus, and whether one sees that it has.</summary>
    private const string Focused = """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return null;
          const style = getComputedStyle(one), box = one.getBoundingClientRect();
          return {
            name: one.id || one.className || one.textContent.trim(),
            isSeen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
            isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            isTab: one.closest("nav.tabs") !== null,
            isFigure: one.classList.contains("figure-value"),
          };
        }
        """;

    [Fact]
    public async Task The_first_step_leads_past_the_navigation()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/c/vn");

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", (await FocusAsync(visit.Page))!.Name);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("() => document.activeElement.id === 'content'", "the focus on the content");
        await visit.Page.Keyboard.PressAsync("Tab");

        var isWithin = await visit.Page.EvaluateAsync<bool>(
            "document.getElementById('content').contains(document.activeElement)"
        );
        Assert.True(isWithin, "The next step is not within the content");
    }

    [Fact]
    public async Task Every_step_is_seen_and_none_is_a_trap()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/c/ha-noi.iz");
        var reached = new List<Focus>();
        // The page has fewer things to reach than this: whoever comes so far goes in circles.
        for (var i = 0; i < 200; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await FocusAsync(visit.Page) is not { } focus)
            {
                break;
            }

            reached.Add(focus);
        }

        Assert.InRange(reached.Count, 10, 199);
        Assert.All(
            reached,
            focus => Assert.True(focus.IsSeen && focus.IsMarked, $"One does not see the focus on “{focus.Name}”")
        );
        Assert.Contains(reached, focus => focus.Name == "search");
        Assert.Contains(reached, focus => focus.Name == "as-of");
        Assert.Equal(await visit.Page.Locator("nav.tabs a").CountAsync(), reached.Count(focus => focus.IsTab));
        Assert.Equal(await visit.Page.Locator("a.figure-value").CountAsync(), reached.Count(focus => focus.IsFigure));
    }

    [Fact]
    public async Task A_committee_is_found_with_the_keyboard_alone()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/c/vn");

        await visit.Page.Locator("#search").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("khu cong nghiep ha noi");
        Assert.Equal(200, await visit.PressAsync("Enter"));
        await visit.Page.Locator(".results a").First.FocusAsync();
        Assert.Equal(200, await visit.PressAsync("Enter"));

        Assert.EndsWith("/c/ha-noi.iz", visit.Page.Url);
    }

    [Fact]
    public async Task A_day_is_typed_as_people_write_it_and_the_way_back_works()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/c/ha-noi.iz");
        var today = await NumbersAsync(visit);

        await visit.Page.Locator("#as-of").FillAsync("26/11/2018");
        Assert.Equal(200, await visit.PressAsync("Enter"));
        Assert.EndsWith("/c/ha-noi.iz?asOf=2018-11-26", visit.Page.Url);
        Assert.Equal("26/11/2018", await visit.Page.Locator("#as-of").InputValueAsync());
        var then = await NumbersAsync(visit);
        Assert.Contains("941", then);

        await visit.FollowAsync(visit.Page.Locator("nav.tabs a").Last);
        Assert.EndsWith("?asOf=2018-11-26", visit.Page.Url);
        await visit.Page.GoBackAsync();
        Assert.Equal(then, await NumbersAsync(visit));
        await visit.Page.ReloadAsync();
        Assert.Equal(then, await NumbersAsync(visit));
        await visit.Page.GoBackAsync();
        Assert.Equal(today, await NumbersAsync(visit));
        await visit.Page.GoForwardAsync();
        Assert.Equal(then, await NumbersAsync(visit));

        await using var other = await site.VisitAsync();
        await other.GoAsync("/c/ha-noi.iz?asOf=2018-11-26");
        Assert.Equal(then, await NumbersAsync(other));
    }

    [Fact]
    public async Task What_is_no_day_is_mended_where_it_was_typed()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/c/ha-noi.iz/tree");

        await visit.Page.Locator("#as-of").FillAsync("31/02/2020");
        Assert.Equal(422, await visit.PressAsync("Enter"));
        await visit.Page.Locator("#as-of-fault").WaitForAsync();
        Assert.Equal("31/02/2020", await visit.Page.Locator("#as-of").InputValueAsync());
        await visit.Page.Locator("main a[href='#as-of']").ClickAsync();
        await visit.UntilAsync("() => document.activeElement.id === 'as-of'", "the focus on the field");
        await visit.Page.Locator("#as-of").FillAsync("29/02/2020");
        Assert.Equal(200, await visit.PressAsync("Enter"));

        Assert.EndsWith("/c/ha-noi.iz/tree?asOf=2020-02-29", visit.Page.Url);
    }

    private static Task<IReadOnlyList<string>> NumbersAsync(Visit visit) => Soundness.NumbersAsync(visit.Page);

    private static Task<Focus?> FocusAsync(IPage page) => page.EvaluateAsync<Focus?>(Focused);

    private sealed record Focus
    {
        public string Name { get; set; } = "";

        public bool IsSeen { get; set; }

        public bool IsMarked { get; set; }

        public bool IsTab { get; set; }

        public bool IsFigure { get; set; }
    }
}
