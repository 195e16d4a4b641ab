using Xunit.Abstractions;

namespace Federation.Breaking.Tests;

/// <summary>
/// The disk fills up under the program: writes are refused and say what to do, reads go on, and with room again writes
/// go on without a restart. Killed then, and killed while there was no room, nothing acknowledged is gone.
/// </summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private const int AcknowledgedEach = 100;
    private const int RefusalsEach = 5;

    /// <summary>More than the disk has room for: only a disk that never fills up comes so far.</summary>
    private const int AcknowledgedMax = 20_000;

    private readonly Outcome outcome = new("disk full");
    private readonly Load load = new(Settings.Seed);

    [SmallDiskFact]
    public async Task A_full_disk_refuses_writes_and_loses_nothing()
    {
        using var disk = SmallDisk.TryMount()!;
        try
        {
            while (outcome.Rounds < Settings.DiskRounds)
            {
                await FillAsync(disk);
                outcome.Rounds++;
            }

            using var last = await StartAsync(disk);
            await Truth.CheckFiguresAsync(last, load);
            Assert.Equal(0, await last.StopAsync());
        }
        finally
        {
            (outcome.Acknowledged, outcome.Refused) = (load.Acknowledged, outcome.Refused + load.Refused);
            outcome.Write(output);
        }
    }

    private async Task FillAsync(SmallDisk disk)
    {
        using (var program = await StartAsync(disk))
        {
            await Truth.CheckFiguresAsync(program, load);
            await load.EstablishAsync(program);
            await WriteAsync(program);
            await RefuseAsync(program, disk);
            disk.Free();
            await WriteAsync(program);
            await program.KillAsync();
        }

        await CheckJournalsAsync(disk);
        using (var program = await StartAsync(disk))
        {
            await Truth.CheckFiguresAsync(program, load);
            await RefuseAsync(program, disk);
            if (outcome.Rounds % 2 == 0)
            {
                // What it would write when it stops in order only saves time.
                Assert.Equal(0, await program.StopAsync());
                Assert.DoesNotContain("   at ", program.Said);
            }

            await program.KillAsync();
        }

        await CheckJournalsAsync(disk);
        using (var program = Launch(disk))
        {
            // Without room to say that it has begun, it does not begin.
            Refusal.AssertIs(await program.EndedAsync(), program.Said, disk.PathWithin);
            outcome.Refused++;
        }

        disk.Free();
    }

    /// <summary>Writers write without a refusal.</summary>
    private async Task WriteAsync(StandaloneProcess program)
    {
        var (refused, target) = (load.Refused, load.Acknowledged + AcknowledgedEach);
        await load.RunAsync(program, () => load.Acknowledged >= target);
        Assert.Equal(refused, load.Refused);
        Assert.InRange(load.Acknowledged, target, AcknowledgedMax);
    }

    /// <summary>Writers write until the full disk has refused each of them several times; reading goes on.</summary>
    private async Task RefuseAsync(StandaloneProcess program, SmallDisk disk)
    {
        disk.Fill();
        var writing = load.RunAsync(program, () => load.Acknowledged > AcknowledgedMax, RefusalsEach);
        while (!writing.IsCompleted)
        {
            await program.GetAsync($"committees/{Load.Root}/figures?indicator=admissions&period=2024");
        }

        await writing;
        Assert.InRange(load.Acknowledged, 0, AcknowledgedMax);
        // What was refused is not there, and what was not is.
        await Truth.CheckCellsAsync(program, load, cell => cell.Held.Count);
    }

    private async Task CheckJournalsAsync(SmallDisk disk)
    {
        using var left = DataFolder.CopyOf(Path.Combine(disk.Path, "data"));
        await Truth.CheckJournalsAsync(left.Path, load, outcome);
        outcome.AssertNone();
    }

    private static StandaloneProcess Launch(SmallDisk disk) =>
        StandaloneProcess.Launch(Path.Combine(disk.PathWithin, "data"), [.. disk.Through]);

    private static Task<StandaloneProcess> StartAsync(SmallDisk disk) =>
        StandaloneProcess.StartAsync(Path.Combine(disk.PathWithin, "data"), [.. disk.Through]);
}
