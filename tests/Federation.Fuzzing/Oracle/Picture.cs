using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Federation.Fuzzing.Oracle;

/// <summary>
/// All that the interface shows of the committees: their profiles, reports, targets, findings and figures, without what
/// differs between two services that hold the same (versions, instants, places in the journal).
/// </summary>
internal sealed class Picture
{
    private const int BatchMax = 500;
    private const int TriesMax = 20;
    private const int ShownBefore = 200;
    private const int ShownMax = 900;

    private static readonly string[] Days = ["2012-06-19", "2018-11-26", "2024-12-31", "2026-01-01"];
    private static readonly string[] Periods = ["2018-10M", "2024", "2024-Q1"];

    private static readonly HashSet<string> Passing =
    [
        "version",
        "freshAt",
        "acceptedAt",
        "sequence",
        "hash",
        "traceId",
    ];

    private readonly SortedDictionary<string, string> parts = new(StringComparer.Ordinal);

    public int Count => parts.Count;

    /// <summary>The picture once nothing changes any more.</summary>
    public static async Task<Picture> SettledAsync(HttpClient http, World world)
    {
        var before = await TakeAsync(http, world);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var now = await TakeAsync(http, world);
            if (now.DifferenceTo(before) is null)
            {
                return now;
            }

            before = now;
        }

        throw new TimeoutException("The figures do not settle");
    }

    /// <summary>Where two differ first; null where they are the same.</summary>
    public string? DifferenceTo(Picture other)
    {
        foreach (var path in parts.Keys.Union(other.parts.Keys).Order(StringComparer.Ordinal))
        {
            var mine = parts.GetValueOrDefault(path, "");
            var theirs = other.parts.GetValueOrDefault(path, "");
            if (mine != theirs)
            {
                var at = Math.Max(0, mine.AsSpan().CommonPrefixLength(theirs) - ShownBefore);
                return $"{path}\n  {Shown(mine, at)}\n  {Shown(theirs, at)}";
            }
        }

        return null;
    }

    /// <summary>All pages of a listing.</summary>
    public static async Task<List<JsonNode>> ListAsync(HttpClient http, string path)
    {
        var items = new List<JsonNode>();
        for (var cursor = ""; ; )
        {
            var page = await http.GetFromJsonAsync<JsonNode>($"/api/v1/{path}limit=500{cursor}");
            items.AddRange(page!["items"]!.AsArray().Select(item => item!));
            if (page["cursor"] is not { } next)
            {
                return items;
            }

            cursor = $"&cursor={next}";
        }
    }

    /// <summary>The identities of all committees.</summary>
    public static async Task<List<string>> CommitteesAsync(HttpClient http) =>
        [.. (await ListAsync(http, "committees?")).Select(item => item["id"]!.ToString())];

    private static async Task<Picture> TakeAsync(HttpClient http, World world)
    {
        var picture = new Picture();
        var committees = await CommitteesAsync(http);
        foreach (var id in committees)
        {
            picture.Add($"{id}", await http.GetFromJsonAsync<JsonNode>($"/api/v1/committees/{id}?asOf=2026-01-01"));
            picture.Add($"{id} targets", await http.GetFromJsonAsync<JsonNode>($"/api/v1/committees/{id}/targets"));
            picture.Add($"{id} findings", await ListAsync(http, $"committees/{id}/findings?"));
            var reports = await ListAsync(http, $"committees/{id}/reports?");
            picture.Add($"{id} reports", reports);
            foreach (var key in reports.Select(report => report["key"]!.ToString()).Distinct())
            {
                var report = await http.GetFromJsonAsync<JsonNode>($"/api/v1/committees/{id}/reports/{key}");
                picture.Add($"{id} reports/{key}", report);
            }
        }

        foreach (var questions in Questions(committees, world).Chunk(BatchMax))
        {
            var asked = new JsonObject { ["items"] = new JsonArray([.. questions]) };
            using var body = new StringContent(asked.ToJsonString(), Encoding.UTF8, "application/json");
            using var reply = await http.PostAsync("/api/v1/figures:batch", body);
            var figures = (await reply.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray();
            foreach (var (question, figure) in questions.Zip(figures))
            {
                picture.Add(question.ToJsonString(), figure);
            }
        }

        return picture;
    }

    private static IEnumerable<JsonObject> Questions(IEnumerable<string> committees, World world) =>
        from id in committees
        from indicator in world.Catalogue.Indicators
        from time in indicator.TakesPeriod ? Periods : Days
        from boundaries in (string[])["then", "now"]
        select new JsonObject
        {
            ["committee"] = id,
            ["indicator"] = indicator.Code,
            [indicator.TakesPeriod ? "period" : "asOf"] = time,
            ["boundaries"] = boundaries,
        };

    private static string Shown(string text, int from) =>
        from < text.Length ? text.Substring(from, Math.Min(text.Length - from, ShownMax)) : "";

    private void Add(string path, params IEnumerable<JsonNode?> nodes) =>
        parts.Add(path, string.Join('\n', nodes.Select(Stripped)));

    private static string Stripped(JsonNode? node)
    {
        Strip(node);
        return node!.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var name in fields.Select(field => field.Key).Where(Passing.Contains).ToList())
                {
                    fields.Remove(name);
                }

                foreach (var (_, value) in fields)
                {
                    Strip(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Strip(item);
                }

                break;
        }
    }
}
