using Federation.Api.Http;
using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Serving;

/// <summary>
/// A form sends what was left empty, and a choice of several as one parameter many times. Both have one form in
/// addresses, so that a page has one address.
/// </summary>
internal static class TidyQuery
{
    /// <summary>The tidy form; null where the address has it already.</summary>
    public static QueryString? Of(HttpContext http)
    {
        var query = http.Request.Query;
        var known = http.GetEndpoint()?.Metadata.GetMetadata<TakesParameters>()?.Parameters ?? [];
        var lists = known.Where(parameter => parameter.IsList).Select(parameter => parameter.Name).ToHashSet();
        if (query.All(one => one.Value.Count == 1 ? one.Value[0] != "" : !lists.Contains(one.Key)))
        {
            return null;
        }

        var tidy = new List<KeyValuePair<string, string?>>();
        foreach (var (name, values) in query)
        {
            var given = values.Where(value => !string.IsNullOrEmpty(value));
            var kept = lists.Contains(name) ? [string.Join(',', given)] : given;
            tidy.AddRange(kept.Where(value => value != "").Select(value => KeyValuePair.Create(name, value)));
        }

        return QueryString.Create(tidy);
    }
}
