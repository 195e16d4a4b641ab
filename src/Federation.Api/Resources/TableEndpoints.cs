using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>Tables of figures: by child, by the members of a dimension, by year.</summary>
public static class TableEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapTables(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/committees/{id}/table", TableAsync)
            .Is("figures", "table", "A table of figures, also as CSV and XLSX.")
            .Takes(
                Parameters.Indicators,
                Parameters.By,
                Parameters.Breakdown,
                Parameters.AsOf,
                Parameters.Period,
                Parameters.From,
                Parameters.To,
                Parameters.Boundaries,
                Parameters.Basis,
                Parameters.Sort,
                Parameters.LabelLanguage,
                Parameters.Format,
                Parameters.Limit,
                Parameters.Cursor
            )
            .Refuses(404, 406, 422, 503);
        return routes;
    }

    private static async Task<ReadOrSheet<Table>> TableAsync(string id, [AsParameters] Call call)
    {
        var committee = call.Named(id);
        var query = new Query(call.Http);
        var asked = AskedTable.Read(query, call, committee);
        var format = query.Choice<AnswerFormat>(Parameters.Format);
        var language = query.Choice<LabelLanguage>(Parameters.LabelLanguage) switch
        {
            LabelLanguage.Vi => Language.Vietnamese,
            LabelLanguage.En => Language.English,
            _ => call.Language,
        };
        query.Check();
        var table = await TableAnswers.AskAsync(
            call.Federation,
            asked!.Question,
            language,
            asked.Limit,
            asked.After,
            call.Aborted
        );
        return new(table, () => Sheets.Of(table, language), $"{committee}-table", format);
    }
}
