using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Federation.Processes;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>
/// How long it takes until everything that is reported in an instance is taken again: cells of its own, some on each
/// of its nodes, report over nodes that live, again and again, until that is acknowledged.
/// </summary>
internal sealed class Recovery(string province)
{
    private const int Cells = 6;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly string[] cells = [.. Enumerable.Range(0, Cells).Select(i => $"{province}.recovery{i}")];
    private int reports;

    /// <summary>Makes the cells known.</summary>
    public async Task EstablishAsync(NodeProcess at)
    {
        foreach (var cell in cells)
        {
            await at.PostAsync("committees", Committees.Established(cell, province, "grassroots-cell"));
        }
    }

    /// <summary>Waits until each cell's report is taken, over any of some nodes.</summary>
    /// <returns>How long it took since it was first tried.</returns>
    public async Task<TimeSpan> MeasureAsync(params IReadOnlyList<NodeProcess> over)
    {
        var began = Stopwatch.GetTimestamp();
        reports++;
        await Task.WhenAll(cells.Select(cell => ReportAsync(cell, over)));
        return Stopwatch.GetElapsedTime(began);
    }

    private Task ReportAsync(string cell, IReadOnlyList<NodeProcess> over)
    {
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
        return Waiting.UntilAsync(
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
    }
}
