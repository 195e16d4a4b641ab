using Federation.Api.Http;
using Federation.Dashboard.Text;
using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Serving;

/// <summary>
/// A form sends a day as it was typed. In addresses it has the form that the interface takes, so that a page has one
/// address.
/// </summary>
internal static class TypedDays
{
    private const string DateFormat = "date";

    /// <summary>The query with days in their form; null where all that can be read have it already.</summary>
    public static QueryString? Of(HttpContext http)
    {
        var known = http.GetEndpoint()?.Metadata.GetMetadata<TakesParameters>()?.Parameters ?? [];
        var days = known.Where(one => one.Format == DateFormat).Select(one => one.Name).ToHashSet();
        var isOther = false;
        var query = new List<KeyValuePair<string, string?>>();
        foreach (var (name, values) in http.Request.Query)
        {
            foreach (var value in values)
            {
                var kept = days.Contains(name) ? InAddress(value) : value;
                isOther |= kept != value;
                if (kept is not null)
                {
                    query.Add(new(name, kept));
                }
            }
        }

        return isOther ? QueryString.Create(query) : null;
    }

    /// <summary>Nothing where nothing was typed; what is no day stays, to be shown again.</summary>
    private static string? InAddress(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : DayText.TryRead(typed, out var day) ? DayText.InAddress(day)
        : typed;
}
