using Federation.Core.Indicators;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Tests.Support;

/// <summary>What components get, without a request.</summary>
internal static class PageViews
{
    public static PageView Of(Catalogue catalogue, Language language) =>
        new()
        {
            Write = new(language),
            Theme = Theme.Auto,
            Today = new(2026, 11, 22),
            AsOf = new(2026, 11, 22),
            AskedFor = null,
            Catalogue = catalogue,
            Path = "/",
            Parameters = [],
            Address = "http://localhost/",
            Root = null,
            Version = "0",
        };
}
