using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>A running installation and a browser beside it.</summary>
public class Site : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Installation? program;

    /// <summary>A cell that every installation of the tests has, with a report.</summary>
    public const string Cell = "ha-noi.cell-1";

    public Installation Program => program!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        // First, so that a missing browser is said at once.
        browser = await Chromium.LaunchAsync(playwright);
        program = await Installation.StartAsync();
        await program.EstablishCellAsync(Cell, "ha-noi.iz", "Chi bộ số 1", "Cell no. 1");
        await program.ReportMembersAsync(Cell, "2023", "2023-12-31", 12);
    }

    /// <summary>A tab of the browser, with cookies and a history of its own.</summary>
    public async Task<Visit> VisitAsync(Reader? reader = null)
    {
        reader ??= new();
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = (reader.Through ?? Program.Address).ToString(),
                Locale = reader.Language == "vi" ? "vi-VN" : "en-GB",
                JavaScriptEnabled = reader.HasScripts,
                ColorScheme = ColorScheme.Light,
                ViewportSize = new() { Width = reader.Width, Height = reader.Height },
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout((float)Installation.Patience.TotalMilliseconds);
        return await Visit.BeginAsync(context, reader.Language);
    }

    public async Task DisposeAsync()
    {
        if (program is not null)
        {
            await program.DisposeAsync();
        }

        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
