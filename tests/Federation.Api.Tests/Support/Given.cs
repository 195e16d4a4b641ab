using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Federation.Api.Tests.Support;

/// <summary>Committees and reports for tests, made through the interface.</summary>
internal static class Given
{
    public static Task<JsonNode> CommitteeAsync(
        this Service service,
        string id,
        string parent,
        string level = "superior",
        string? establishedOn = null
    ) => service.PostAsync("/api/v1/committees", Committee(id, parent, level, establishedOn));

    public static string Committee(string id, string parent, string level = "superior", string? establishedOn = null)
    {
        var committee = new JsonObject
        {
            ["id"] = id,
            ["parent"] = parent,
            ["level"] = level,
            ["names"] = new JsonObject { ["vi"] = $"Đảng bộ {id}", ["en"] = $"Committee {id}" },
        };
        if (establishedOn is not null)
        {
            committee["establishedOn"] = establishedOn;
        }

        return committee.ToJsonString();
    }

    public static Task<JsonNode> EventAsync(this Service service, string committee, string json) =>
        service.PostAsync($"/api/v1/committees/{committee}/events", json);

    public static Task<JsonNode> ReportAsync(
        this Service service,
        string committee,
        string report,
        HttpStatusCode expected = HttpStatusCode.Created
    ) => service.PostAsync($"/api/v1/committees/{committee}/reports", report, expected);

    /// <summary>A report of members on a day.</summary>
    public static string Members(string key, string asOf, decimal value, string scope = "subtree", int revision = 1) =>
        Report(key, asOf, revision, new() { ["asOf"] = asOf }, "party-members", value, scope);

    /// <summary>A report of admissions over a period, told on its last day.</summary>
    public static string Admissions(string key, string period, decimal value, string scope = "subtree") =>
        Report(key, period.Split('/')[1], 1, new() { ["period"] = period }, "admissions", value, scope);

    public static async Task<decimal?> ValueAsync(this Service service, string committee, string query)
    {
        var figure = await service.GetAsync($"/api/v1/committees/{committee}/figures?{query}");
        return Number(figure["value"]);
    }

    public static decimal? Number(JsonNode? node) =>
        node is null ? null : decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Report(
        string key,
        string publishedOn,
        int revision,
        JsonObject observation,
        string indicator,
        decimal value,
        string scope
    )
    {
        observation["indicator"] = indicator;
        observation["value"] = value;
        observation["scope"] = scope;
        return new JsonObject
        {
            ["key"] = key,
            ["revision"] = revision,
            ["asOf"] = publishedOn,
            ["source"] = new JsonObject
            {
                ["document"] = $"doc-{key}",
                ["publisher"] = "test",
                ["title"] = $"Report {key}",
                ["publishedOn"] = publishedOn,
            },
            ["observations"] = new JsonArray(observation),
        }.ToJsonString();
    }
}
