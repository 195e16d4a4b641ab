using System.Globalization;
using Federation.Dashboard.Browser.Tests.Support;

namespace Federation.Dashboard.Browser.Tests;

/// <summary>A page that is open follows what is accepted below it.</summary>
[Collection(nameof(WriteSite))]
public sealed class LiveTests(WriteSite site)
{
    private const string Members = "#line-party-members- .figure-value";
    private const string Zone = "hai-phong.ez";

    [Fact]
    public async Task A_report_of_a_cell_moves_the_number_on_an_open_national_page()
    {
        const string cell = "hai-phong.live-1";
        await CountFromBelowAsync(cell, 40);
        await using var visit = await site.VisitAsync();
        await OpenAsync(visit);
        var before = await MembersAsync(visit);

        await site.Program.ReportMembersAsync(cell, "next", "2024-12-31", 47);

        await ShowsAsync(visit, before + 7);
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.isSameDocument === true"), "The page was reloaded");
        Assert.Empty(visit.TakeFaults());
    }

    [Fact]
    public async Task A_broken_stream_is_said_and_taken_up_again()
    {
        const string cell = "hai-phong.live-2";
        await CountFromBelowAsync(cell, 30);
        await using var link = new CuttableLink(site.Program.Address);
        await using var visit = await site.VisitAsync(new() { Through = link.Address });
        await OpenAsync(visit);
        var before = await MembersAsync(visit);

        link.Cut();
        await visit.UntilAsync(
            "() => document.querySelector('[data-live-state]').dataset.liveState === 'away'",
            "the word that the connection is lost"
        );
        await site.Program.ReportMembersAsync(cell, "next", "2024-12-31", 35);
        Assert.Equal(before, await MembersAsync(visit));
        link.Mend();

        await ShowsAsync(visit, before + 5);
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.isSameDocument === true"), "The page was reloaded");
    }

    [Fact]
    public async Task Nothing_is_replaced_under_somebodys_hands()
    {
        const string cell = "hai-phong.live-3";
        await CountFromBelowAsync(cell, 20);
        await using var visit = await site.VisitAsync();
        await OpenAsync(visit);
        var before = await MembersAsync(visit);
        await visit.Page.Locator("#as-of").FillAsync("26/11/20");

        await site.Program.ReportMembersAsync(cell, "next", "2024-12-31", 21);

        await ShowsAsync(visit, before + 1);
        Assert.Equal("26/11/20", await visit.Page.Locator("#as-of").InputValueAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement.id === 'as-of'"), "The focus moved");
    }

    /// <summary>A cell whose figure counts in every sum above it.</summary>
    private async Task CountFromBelowAsync(string cell, int members)
    {
        await site.Program.EstablishCellAsync(cell, Zone, "Chi bộ " + cell, "Cell " + cell);
        await site.Program.ReportMembersAsync(cell, "first", "2024-11-30", members);
        await site.Program.PostAsync(
            $"committees/{Zone}/events",
            new
            {
                key = "below",
                kind = "counts-from-below",
                effectiveFrom = "2024-11-30",
            }
        );
    }

    private static async Task OpenAsync(Visit visit)
    {
        Assert.Equal(200, await visit.GoAsync("/c/vn"));
        await visit.UntilAsync(
            "() => document.querySelector('[data-live-state]').dataset.liveState === 'live'",
            "the word that the page is live"
        );
        await visit.Page.EvaluateAsync("window.isSameDocument = true");
    }

    private static async Task<int> MembersAsync(Visit visit)
    {
        var text = Visit.Plain(await visit.Page.Locator(Members).TextContentAsync());
        return int.Parse(text, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("vi-VN"));
    }

    private static async Task ShowsAsync(Visit visit, int members)
    {
        var text = members.ToString("#,##0", CultureInfo.GetCultureInfo("vi-VN"));
        await visit.UntilAsync(
            $"() => document.querySelector('{Members}').textContent.trim() === '{text}'",
            $"the number {text}"
        );
    }
}
