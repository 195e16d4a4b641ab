using Federation.Conformance;
using Federation.Core.Reports;

namespace Federation.Engine.Tests;

/// <summary>Many writers and readers at once end exactly where one after the other ends.</summary>
public sealed class ConcurrencyTests
{
    private const int Writers = 64;
    private const int ReportsEach = 12;

    [Fact]
    public async Task Concurrent_writers_and_readers_end_where_a_sequential_run_ends()
    {
        await using var concurrent = await ZonesAsync();
        await using var sequential = await ZonesAsync();
        var reports = Enumerable.Range(0, Writers).SelectMany(ReportsOf).ToArray();
        foreach (var (id, report) in reports)
        {
            await sequential.SubmitAsync(id, report);
        }

        using var done = new CancellationTokenSource();
        var readers = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => ReadAsync(concurrent, done.Token), CancellationToken.None))
            .ToArray();
        var groups = reports
            .GroupBy(r => r.Id)
            .Select(g => Task.Run(() => WriteAsync(concurrent, g.ToArray()), CancellationToken.None));
        await Waiting.For(Task.WhenAll(groups), "the writers");
        await done.CancelAsync();
        await Waiting.For(Task.WhenAll(readers), "the readers");
        await concurrent.Federation.SettleAsync(default);
        await sequential.Federation.SettleAsync(default);
        foreach (var id in new[] { "n", "n.z0", "n.z1", "n.z2", "n.z3" })
        {
            foreach (var year in new[] { "2020", "2021" })
            {
                Assert.Equal(
                    await sequential.AskAsync(id, Given.Admissions, FigureTime.Over(Given.Period(year))) is var s
                        ? (s.Value, s.Coverage)
                        : default,
                    await concurrent.AskAsync(id, Given.Admissions, FigureTime.Over(Given.Period(year))) is var c
                        ? (c.Value, c.Coverage)
                        : default
                );
            }

            Assert.Equal(
                await sequential.MembersAsync(id, "2022-01-01"),
                await concurrent.MembersAsync(id, "2022-01-01")
            );
        }

        Assert.NotNull(await concurrent.MembersAsync("n", "2022-01-01"));
    }

    private static IEnumerable<(string Id, Report Report)> ReportsOf(int writer)
    {
        for (var i = 0; i < ReportsEach; i++)
        {
            var month = $"{2020 + (i / 12)}-M{(i % 12) + 1:00}";
            yield return ($"n.c{writer}", Given.Flow($"f{i}", month, (writer * 31) + i));
            yield return ($"n.c{writer}", Given.Stock($"s{i}", Given.Period(month).To.ToString("O"), writer + i));
        }

        yield return ($"n.c{writer}", Given.Flow("f3", "2020-M04", writer + 1000, revision: 2));
    }

    private static async Task WriteAsync(EmbeddedWorld world, (string Id, Report Report)[] reports)
    {
        foreach (var (id, report) in reports)
        {
            await world.SubmitAsync(id, report);
        }
    }

    /// <summary>A reader of the nation never sees an older version after a newer one.</summary>
    private static async Task ReadAsync(EmbeddedWorld world, CancellationToken done)
    {
        var nation = world.Federation.Committee(Given.Id("n"));
        var last = (await nation.ProfileAsync(Given.Day("2022-01-01"), default)).Version;
        while (!done.IsCancellationRequested)
        {
            var now = (await nation.ProfileAsync(Given.Day("2022-01-01"), default)).Version;
            Assert.True(now.CompareTo(last) >= 0, $"{now} after {last}");
            last = now;
            await Task.Yield();
        }
    }

    private static async Task<EmbeddedWorld> ZonesAsync()
    {
        var world = new EmbeddedWorld();
        await world.StartAsync();
        await world.EstablishAsync("n", null, "national");
        for (var zone = 0; zone < 4; zone++)
        {
            await world.EstablishAsync($"n.z{zone}", "n");
        }

        for (var cell = 0; cell < Writers; cell++)
        {
            await world.EstablishAsync($"n.c{cell}", $"n.z{cell % 4}", "grassroots-cell");
        }

        return world;
    }
}
