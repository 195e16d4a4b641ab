using Federation.Api.Http;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Looks committees up by name.</summary>
internal static class SearchReading
{
    private const int ShownMax = 100;

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var words = call.Query.Text(Parameters.Words)?.Trim();
        if (string.IsNullOrEmpty(words))
        {
            return new SearchModel(null, [], false);
        }

        var page = await call.Federation.SearchAsync(new(words, null, null, call.AsOf, ShownMax, null), call.Aborted);
        return new SearchModel(words, [.. page.Entries.OrderByDescending(entry => entry.IsActive)], page.HasMore);
    }
}
