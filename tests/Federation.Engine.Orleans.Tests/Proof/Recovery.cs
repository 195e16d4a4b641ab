using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Federation.Processes;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// How long nobody takes what is reported in an instance: its own cell there reports over a node that lives, again and
/// again, until that is acknowledged.
/// </summary>
internal sealed class Recovery(string province)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    private readonly string cell = $"{province}.recovery";
    private int reports;

    /// <summary>Makes the cell known.</summary>
    public Task EstablishAsync(NodeProcess at) =>
        at.PostAsync("committees", Committees.Established(cell, province, "grassroots-cell"));

    /// <summary>Waits until a report is taken, over any of some nodes.</summary>
    /// <returns>How long it took since it was first tried.</returns>
    public async Task<TimeSpan> MeasureAsync(params IReadOnlyList<NodeProcess> over)
    {
        var began = Stopwatch.GetTimestamp();
        reports++;
        var body = new JsonObject
        {
            ["key"] = $"r{reports}",
            ["asOf"] = "2023-12-31",
            ["source"] = new JsonObject { ["document"] = "recovery" },
            ["observations"] = new JsonArray(
                new JsonObject
                {
                    ["indicator"] = "admissions",
                    ["period"] = "2023-12-31/2023-12-31",
                    ["value"] = 1,
                    ["scope"] = "own",
                }
            ),
        };
        var tries = 0;
        await Waiting.UntilAsync(
            $"{cell} is acknowledged",
            async () =>
            {
                var node = over[tries++ % over.Count];
                using var answer = await node.SendAsync(HttpMethod.Post, $"/api/v1/committees/{cell}/reports", body);
                return answer?.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK
                    ? null
                    : $"{node.Name}: {answer?.StatusCode.ToString() ?? "no answer"}";
            },
            Between
        );
        return Stopwatch.GetElapsedTime(began);
    }
}
