using System.Text.Json.Nodes;
using Federation.Core.Input;
using Federation.Core.Reports;

namespace Federation.Dashboard.Reading;

/// <summary>
/// A report as a submission again, so that one that corrects it keeps all that the form does not show: targets, claims,
/// what it answers to, when and how exactly each figure was stated.
/// </summary>
internal static class ReportJson
{
    private const string StatedName = "stated";
    private const string PrecisionName = "precision";

    /// <summary>The body of a submission that states what the report states.</summary>
    public static JsonObject Of(Report report)
    {
        // As it is stored: the shape of a submission, but times as they count.
        var json = JsonNode.Parse(ReportWriter.Write(report))!.AsObject();
        foreach (var stated in Items(json, "observations"))
        {
            if (stated[StatedName] is { } original)
            {
                stated[stated.ContainsKey("asOf") ? "asOf" : "period"] = original.GetValue<string>();
                stated.Remove(StatedName);
            }

            Spread(stated, PrecisionName);
        }

        Spread(json["source"]!.AsObject(), "publishedPrecision");
        foreach (var target in Items(json, "targets"))
        {
            (target["percentOf"] as JsonObject)?.Remove("committee");
        }

        foreach (var claim in Items(json, "claims"))
        {
            WithDecimals(claim);
        }

        return json;
    }

    /// <summary>The objects of one of its lists.</summary>
    public static IEnumerable<JsonObject> Items(JsonObject json, string list) =>
        json[list] is JsonArray items ? items.OfType<JsonObject>() : [];

    /// <summary>A range of days is kept as one text and sent as two.</summary>
    private static void Spread(JsonObject json, string name)
    {
        if (json[name]?.GetValue<string>().Split('/') is [var from, var to])
        {
            json[name] = new JsonObject { ["from"] = from, ["to"] = to };
        }
    }

    /// <summary>A claim is judged at the precision with which it was written: 5.0 is not 5.</summary>
    private static void WithDecimals(JsonObject claim)
    {
        if (claim["decimals"] is not { } decimals)
        {
            return;
        }

        var places = decimals.GetValue<int>();
        claim.Remove("decimals");
        foreach (var name in new[] { "value", "upper" })
        {
            if (claim[name] is { } number)
            {
                var one = new decimal(1, 0, 0, false, (byte)Math.Clamp(places, 0, 28));
                var zero = one - one;
                claim[name] = number.GetValue<decimal>() + zero;
            }
        }
    }
}
