using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Federation.Processes;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>How long it takes from a cell's acknowledgement until the root's figure has what was reported.</summary>
internal sealed class Passage(string province)
{
    private const string Year = "2023";
    private static readonly DateOnly FirstDay = new(2023, 1, 1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);

    private readonly string cell = $"{province}.passage";
    private int reports;

    public Times Took { get; } = new("from a cell's acknowledgement to the nation's figure");

    public Task EstablishAsync(NodeProcess at) =>
        at.PostAsync("committees", Committees.Established(cell, province, "grassroots-cell"));

    /// <summary>Reports, and waits for it, over any of the nodes that answers.</summary>
    public async Task MeasureAsync(IReadOnlyList<NodeProcess> nodes)
    {
        reports++;
        var tries = 0;
        await Waiting.UntilAsync(
            $"{cell} is acknowledged",
            async () =>
            {
                using var answer = await nodes[tries++ % nodes.Count]
                    .SendAsync(HttpMethod.Post, $"/api/v1/committees/{cell}/reports", Report());
                return answer?.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK ? null : $"{answer}";
            },
            Between
        );
        var began = Stopwatch.GetTimestamp();
        await Waiting.UntilAsync(
            $"the root has what {cell} reported",
            async () =>
            {
                var path = $"/api/v1/committees/{Cluster.Root}/figures?indicator=admissions&period={Year}";
                using var answer = await nodes[tries++ % nodes.Count].SendAsync(HttpMethod.Get, path);
                if (answer?.StatusCode != HttpStatusCode.OK)
                {
                    return $"{answer}";
                }

                var figure = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
                return (int?)figure["value"] == reports ? null : $"{figure}";
            },
            Between
        );
        Took.Add(Stopwatch.GetElapsedTime(began));
    }

    /// <summary>One report, revised each time: its value says which.</summary>
    private JsonObject Report() =>
        new()
        {
            ["key"] = "passage",
            ["revision"] = reports,
            ["asOf"] = $"{FirstDay:O}",
            ["source"] = new JsonObject { ["document"] = "passage" },
            ["observations"] = new JsonArray(
                new JsonObject
                {
                    ["indicator"] = "admissions",
                    ["period"] = $"{FirstDay:O}/{FirstDay:O}",
                    ["value"] = reports,
                    ["scope"] = "own",
                }
            ),
        };
}
