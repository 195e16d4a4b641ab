using System.Globalization;
using Federation.Api;
using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Core.Input;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Dashboard.Reading;

/// <summary>Where the interface gives just the table that a page shows.</summary>
internal static class TableAddress
{
    public static string Of(TableQuestion asked, string language, int limit, string? cursor)
    {
        var query = new QueryBuilder
        {
            { "indicator", string.Join(',', asked.Indicators.Select(indicator => indicator.Code)) },
            { "by", asked.By },
        };
        Add("breakdown", asked.Breakdown.IsTotal ? null : asked.Breakdown.ToString());
        Add("asOf", asked.AsOf?.ToString("O", CultureInfo.InvariantCulture));
        Add("period", asked.Period?.ToString());
        Add("from", asked.Years?.From.Year.ToString(CultureInfo.InvariantCulture));
        Add("to", asked.Years?.To.Year.ToString(CultureInfo.InvariantCulture));
        Add("boundaries", asked.BoundariesAt is null ? null : EnumCodes<Boundaries>.Of(Boundaries.Now));
        Add("basis", asked.Basis == default ? null : EnumCodes<Core.Figures.Basis>.Of(asked.Basis));
        Add("sort", asked.Order?.ToString());
        Add("limit", limit.ToString(CultureInfo.InvariantCulture));
        Add("cursor", cursor);
        Add("lang", language);
        return $"{FederationApi.Root}/committees/{asked.Committee}/table{query.ToQueryString()}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }
}
