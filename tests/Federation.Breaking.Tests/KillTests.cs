using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Federation.Storage.Sqlite;
using Xunit.Abstractions;

namespace Federation.Breaking.Tests;

/// <summary>
/// The program is killed while it writes, and started again over what is left: every report that was acknowledged is there,
/// once, with its receipt, and the chain holds.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Cells = 16;
    private const int AcknowledgedMax = 400;
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("FEDERATION_KILL_ROUNDS") ?? "5");
    private static readonly int Seed = int.Parse(
        Environment.GetEnvironmentVariable("FEDERATION_SEED") ?? $"{Environment.ProcessId}"
    );

    private readonly ConcurrentDictionary<(string Cell, string Key), Acknowledged> acknowledged = new();

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_the_program()
    {
        output.WriteLine($"seed {Seed} (FEDERATION_SEED replays it), {Rounds} rounds (FEDERATION_KILL_ROUNDS)");
        var random = new Random(Seed);
        using var folder = new DataFolder();
        var seeds = Directory.CreateDirectory(folder.In("no-seeds")).FullName;
        var data = folder.In("data");
        var next = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using (var program = await StandaloneProcess.StartAsync(data, seeds))
            {
                await EstablishAsync(program);
                await CheckAsync(program);
                next = await WriteUntilKilledAsync(program, next, random.Next(1, AcknowledgedMax));
            }

            await VerifyChainsAsync(data);
            output.WriteLine($"round {round + 1}: {acknowledged.Count} acknowledged so far, chains hold");
        }

        using var last = await StandaloneProcess.StartAsync(data, seeds);
        await CheckAsync(last);
        Assert.Equal(0, await last.StopAsync());
        output.WriteLine($"{Rounds} rounds, {acknowledged.Count} acknowledged, lost 0, doubled 0");
    }

    private static async Task EstablishAsync(StandaloneProcess program)
    {
        await PostAsync(program, "committees", Committee("n", null, "national"));
        for (var cell = 0; cell < Cells; cell++)
        {
            // Two instances, so that group commits of two databases are under way when the process dies.
            await PostAsync(program, "committees", Committee($"p{cell % 2}.c{cell}", "n", "grassroots-cell"));
        }
    }

    private static JsonObject Committee(string id, string? parent, string level) =>
        new()
        {
            ["id"] = id,
            ["parent"] = parent,
            ["level"] = level,
            ["names"] = new JsonObject { ["vi"] = id, ["en"] = id },
        };

    private static async Task PostAsync(StandaloneProcess program, string path, JsonObject body)
    {
        using var answer = await program.Http.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Writers go on until the process is gone; it is killed once so many more reports were acknowledged.</summary>
    private async Task<int> WriteUntilKilledAsync(StandaloneProcess program, int next, int killAfter)
    {
        var numbers = next;
        var before = acknowledged.Count;
        var kill = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task WriteAsync()
        {
            while (true)
            {
                var number = Interlocked.Increment(ref numbers);
                if (!await SubmitAsync(program, $"p{number % 2}.c{number % Cells}", number))
                {
                    return;
                }

                if (acknowledged.Count - before >= killAfter)
                {
                    kill.TrySetResult();
                }
            }
        }

        var writers = Enumerable.Range(0, Cells).Select(_ => Task.Run(WriteAsync)).ToArray();
        await Task.WhenAny(kill.Task, Task.WhenAll(writers));
        await program.KillAsync();
        await Task.WhenAll(writers);
        Assert.True(
            acknowledged.Count - before >= killAfter,
            "The program was gone before it was killed:\n" + program.Said
        );
        return numbers;
    }

    private async Task<bool> SubmitAsync(StandaloneProcess program, string cell, int number)
    {
        var day = new DateOnly(2000, 1, 1).AddDays(number % 9000).ToString("O");
        var body = new JsonObject
        {
            ["key"] = $"r{number}",
            ["asOf"] = day,
            ["source"] = new JsonObject { ["document"] = "breaking" },
            ["observations"] = new JsonArray(
                new JsonObject
                {
                    ["indicator"] = "admissions",
                    ["period"] = $"{day}/{day}",
                    ["value"] = 1,
                    ["scope"] = "own",
                }
            ),
        };
        try
        {
            using var answer = await program.Http.PostAsJsonAsync($"/api/v1/committees/{cell}/reports", body);
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                Assert.Fail($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }

            var receipt = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            acknowledged[(cell, $"r{number}")] = new((long)receipt["sequence"]!, (string)receipt["hash"]!);
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private async Task CheckAsync(StandaloneProcess program)
    {
        foreach (var cell in acknowledged.GroupBy(a => a.Key.Cell))
        {
            var held = await AllReportsAsync(program, cell.Key);
            Assert.Equal(held.Count, held.Select(r => (string)r["key"]!).Distinct().Count());
            var byKey = held.ToDictionary(r => (string)r["key"]!);
            foreach (var ((_, key), receipt) in cell)
            {
                Assert.True(byKey.TryGetValue(key, out var report), $"{cell.Key} lost {key}");
                Assert.Equal(receipt.Sequence, (long)report["sequence"]!);
                Assert.Equal(receipt.Hash, (string)report["hash"]!);
            }

            // Each report counts one admission on a day of its own: what is held and what is counted agree.
            var figure = await program.GetAsync(
                $"committees/{cell.Key}/figures?indicator=admissions&period=2000-01-01/2025-12-31"
            );
            Assert.Equal(held.Count, (int)figure["value"]!);
        }
    }

    private static async Task<List<JsonNode>> AllReportsAsync(StandaloneProcess program, string cell)
    {
        var all = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await program.GetAsync($"committees/{cell}/reports?limit=500{query}");
            all.AddRange(page["items"]!.AsArray().Select(r => r!));
            cursor = (string?)page["cursor"];
        } while (cursor is not null);
        return all;
    }

    private static async Task VerifyChainsAsync(string data)
    {
        foreach (var file in Directory.EnumerateFiles(data, "*.db"))
        {
            var instance = Path.GetFileNameWithoutExtension(file);
            await using var opened = await SqliteInstance.OpenAsync(data, instance, TimeProvider.System);
            Assert.Null(await opened.Journal.VerifyAsync(CancellationToken.None));
        }
    }

    private sealed record Acknowledged(long Sequence, string Hash);
}
