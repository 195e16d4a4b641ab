using System.Collections.Concurrent;
using System.Net;
using Federation.Engine.Ports;
using Federation.Storage;
using Federation.Storage.Sqlite;
using Xunit.Abstractions;

namespace Federation.Breaking.Tests;

/// <summary>
/// Files are damaged while the program is down. It refuses to start and says which file and what to do, or what it serves
/// is what it served before. A log that is damaged at its end cannot be told from one that a crash left: then it serves
/// what it served at an earlier moment.
/// </summary>
public sealed class DamageTests(ITestOutputHelper output) : IDisposable
{
    private const int AtOnce = 2;
    private const int ReportsRead = 10;

    /// <summary>More than are checked when a database is opened, so that damage may lie before.</summary>
    private const int EntriesOfInstance = 1_200;

    private readonly DataFolder folder = new();
    private readonly Load load = new(Settings.Seed);
    private readonly ConcurrentDictionary<string, int> outcomes = new();
    private readonly Dictionary<bool, Recorded> recorded = [];

    public void Dispose()
    {
        folder.Dispose();
        foreach (var one in recorded.Values)
        {
            one.Folder.Dispose();
        }
    }

    [Fact]
    public async Task What_a_damaged_file_leads_to_is_a_refusal_or_what_was_there()
    {
        var database = new Outcome("database damaged");
        var log = new Outcome("log damaged");
        try
        {
            await RecordAsync();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Settings.DamageCases),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (number, _) =>
                {
                    var damage = Damage.Kinds[number % Damage.Kinds.Count];
                    await DamageAsync(damage, new(Settings.Seed + number), damage.ToLog ? log : database);
                }
            );
        }
        finally
        {
            foreach (var (what, count) in outcomes.OrderBy(o => o.Key))
            {
                output.WriteLine($"{what}: {count}");
            }

            (database.Acknowledged, log.Acknowledged) = (load.Acknowledged, load.Acknowledged);
            database.Write(output);
            log.Write(output);
        }
    }

    /// <summary>The data folder of a program that was stopped, and of one that was killed, with its log.</summary>
    private async Task RecordAsync()
    {
        var data = Directory.CreateDirectory(folder.In("data")).FullName;
        using (var program = await StandaloneProcess.StartAsync(data))
        {
            await load.EstablishAsync(program);
            var target = EntriesOfInstance * Cell.Provinces.Length;
            await load.RunAsync(program, () => load.Acknowledged >= target);
            Assert.Equal(0, await program.StopAsync());
        }

        recorded[false] = Recorded.Of(data, load);
        using (var program = await StandaloneProcess.StartAsync(data))
        {
            var target = load.Acknowledged + 150;
            await load.RunAsync(program, () => load.Acknowledged >= target);
            await program.KillAsync();
        }

        recorded[true] = Recorded.Of(data, load);
    }

    private async Task DamageAsync(Damage damage, Random random, Outcome outcome)
    {
        var before = recorded[damage.ToLog];
        using var damaged = DataFolder.CopyOf(before.Folder.Path, withLocks: true);
        var instance = Load.Instances[random.Next(Load.Instances.Length)];
        var file = damaged.In(instance + (damage.ToLog ? ".db-wal" : ".db"));
        damage.Do(file, random);
        var held = await HeldAsync(damaged, instance, before);
        using var program = StandaloneProcess.Launch(damaged.Path);
        var serves = await program.ServesAsync();
        string became;
        if (!serves)
        {
            Refusal.AssertIs(await program.EndedAsync(), program.Said, damaged.In(instance + ".db"));
            became = "refused";
        }
        else
        {
            Assert.True(damage.MayBeHarmless, $"{damage.What} of {instance} was not refused");
            became = await ServesWhatWasAsync(program, before, held, instance);
        }

        outcomes.AddOrUpdate($"{damage.What}: {became}", 1, (_, count) => count + 1);
        lock (outcome)
        {
            outcome.Rounds++;
            outcome.Refused += serves ? 0 : 1;
        }
    }

    /// <summary>How many of each cell's deeds are in a copy of the damaged database; null where it does not open.</summary>
    private async Task<IReadOnlyDictionary<string, int>?> HeldAsync(
        DataFolder damaged,
        string instance,
        Recorded before
    )
    {
        using var copy = DataFolder.CopyOf(damaged.Path, withLocks: true);
        try
        {
            await using var opened = await SqliteInstance.OpenAsync(copy.Path, instance, TimeProvider.System);
            var held = new Dictionary<string, int>(before.Held);
            foreach (var cell in load.Cells.Where(c => c.Home == instance))
            {
                var id = Core.Identity.CommitteeId.Parse(cell.Id);
                held[cell.Id] = await opened.Journal.ReadAsync(id, 0, CancellationToken.None).CountAsync();
            }

            return held;
        }
        catch (StorageRefusedException)
        {
            return null;
        }
        catch (JournalUnavailableException)
        {
            // Damaged before the last entries: what is served comes from snapshots, or nothing is.
            return before.Held;
        }
    }

    private async Task<string> ServesWhatWasAsync(
        StandaloneProcess program,
        Recorded before,
        IReadOnlyDictionary<string, int>? held,
        string instance
    )
    {
        Assert.NotNull(held);
        await Truth.CheckCellsAsync(program, load, cell => held[cell.Id]);
        var isWhole = held.All(h => before.Held[h.Key] == h.Value);
        if (isWhole)
        {
            await Truth.CheckUppersAsync(program, load, cell => held[cell.Id]);
        }

        var isRead = await ReadReportsAsync(program, instance);
        return !isWhole ? "served as before its last writes"
            : isRead ? "harmless"
            : "served, but for reports that cannot be read";
    }

    /// <summary>Reads reports back from the journal; false where one of them is refused.</summary>
    private async Task<bool> ReadReportsAsync(StandaloneProcess program, string instance)
    {
        var isRead = true;
        foreach (var cell in load.Cells.Where(c => c.Home == instance))
        {
            var list = await program.GetAsync($"committees/{cell.Id}/reports?limit={ReportsRead}");
            foreach (var report in list["items"]!.AsArray())
            {
                using var answer = await program.Http.GetAsync(
                    $"/api/v1/committees/{cell.Id}/reports/{report!["key"]}"
                );
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    await StorageProblem.AssertIsAsync(answer);
                    isRead = false;
                }
                else
                {
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                }
            }
        }

        return isRead;
    }

    /// <summary>A data folder, and how many deeds of each cell are in it.</summary>
    private sealed record Recorded(DataFolder Folder, IReadOnlyDictionary<string, int> Held)
    {
        public static Recorded Of(string data, Load load) =>
            new(DataFolder.CopyOf(data, withLocks: true), load.Cells.ToDictionary(c => c.Id, c => c.Held.Count));
    }
}
