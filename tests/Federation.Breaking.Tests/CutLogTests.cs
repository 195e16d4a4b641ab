using System.Buffers.Binary;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;
using Xunit.Abstractions;

namespace Federation.Breaking.Tests;

/// <summary>
/// Databases and logs are copied from under the writing program, and the log is cut, as a crash or a backup might cut it:
/// whatever the cut, what opens is the beginning of what was acknowledged, and the program serves just that.
/// </summary>
public sealed class CutLogTests(ITestOutputHelper output)
{
    private const int LogHeader = 32;
    private const int FrameHeader = 24;
    private const int ServedEach = 4;
    private const int AcknowledgedEach = 120;

    private readonly Random random = new(Settings.Seed);
    private readonly Outcome outcome = new("log cut");
    private readonly Load load = new(Settings.Seed);

    [Fact]
    public async Task Wherever_the_log_is_cut_there_is_a_beginning_of_what_was_acknowledged()
    {
        using var folder = new DataFolder();
        var data = Directory.CreateDirectory(folder.In("data")).FullName;
        try
        {
            for (var pause = 0; pause < Settings.LogPauses; pause++)
            {
                using var copy = await CopyUnderLoadAsync(data);
                foreach (var province in Cell.Provinces)
                {
                    await CutAsync(copy, province);
                }

                for (var sample = 0; sample < ServedEach; sample++)
                {
                    await ServeAsync(copy, Cell.Provinces[sample % Cell.Provinces.Length]);
                }
            }
        }
        finally
        {
            outcome.Acknowledged = load.Acknowledged;
            outcome.Write(output);
        }
    }

    /// <summary>The files of the program while it stands still in the middle of its work; it is killed afterwards.</summary>
    private async Task<DataFolder> CopyUnderLoadAsync(string data)
    {
        using var program = await StandaloneProcess.StartAsync(data);
        await load.EstablishAsync(program);
        var target = load.Acknowledged + AcknowledgedEach;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Answered(int acknowledged)
        {
            if (acknowledged >= target)
            {
                reached.TrySetResult();
            }
        }

        load.Answered += Answered;
        var writing = load.RunAsync(program, () => false);
        Assert.Same(reached.Task, await Task.WhenAny(reached.Task, writing));
        load.Answered -= Answered;
        await program.SignalAsync("STOP");
        var copy = DataFolder.CopyOf(data);
        await program.KillAsync();
        await writing;
        using var whole = DataFolder.CopyOf(copy.Path);
        await Truth.CheckJournalsAsync(whole.Path, load, outcome);
        outcome.AssertNone();
        return copy;
    }

    /// <summary>Every boundary of a frame, and a place inside each.</summary>
    private async Task CutAsync(DataFolder copy, string instance)
    {
        var chain = await ChainAsync(copy, instance);
        var log = await File.ReadAllBytesAsync(copy.In(instance + ".db-wal"));
        var frame = FrameHeader + (int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8));
        using var cut = new DataFolder();
        var before = -1;
        for (var start = LogHeader; start <= log.Length; start += frame)
        {
            foreach (var length in (int[])[start, Math.Min(log.Length, start + random.Next(1, frame))])
            {
                var position = await OpenAsync(copy, cut, instance, log.AsMemory(0, length), chain);
                Assert.True(position >= before, $"{length} bytes of the log have less than fewer had");
                before = position;
                outcome.Rounds++;
            }
        }

        Assert.Equal(chain.Count, before);
    }

    /// <summary>How far a cut copy goes: its chain holds, and is the whole one's beginning.</summary>
    private static async Task<int> OpenAsync(
        DataFolder copy,
        DataFolder cut,
        string instance,
        ReadOnlyMemory<byte> log,
        IReadOnlyList<JournalEntry> chain
    )
    {
        var file = cut.In(instance + ".db");
        File.Copy(copy.In(instance + ".db"), file, overwrite: true);
        File.Delete(file + "-shm");
        await File.WriteAllBytesAsync(file + "-wal", log);
        await using var opened = await SqliteInstance.OpenAsync(cut.Path, instance, TimeProvider.System);
        Assert.Null(await opened.Journal.VerifyAsync(CancellationToken.None));
        var head = await opened.Journal.HeadAsync(CancellationToken.None);
        // Verified, a chain that ends in the same hash at the same position is the same up to there.
        Assert.Equal(head.Position == 0 ? ChainHash.Empty : chain[(int)head.Position - 1].Hash, head.Hash);
        return (int)head.Position;
    }

    /// <summary>The program itself over a log that is cut anywhere.</summary>
    private async Task ServeAsync(DataFolder copy, string instance)
    {
        using var cut = DataFolder.CopyOf(copy.Path);
        var log = cut.In(instance + ".db-wal");
        using (var file = File.OpenWrite(log))
        {
            file.SetLength(random.NextInt64(file.Length));
        }

        var held = load.Cells.ToDictionary(c => c.Id, c => c.Held.Count);
        var kept = (await ChainAsync(cut, instance)).CountBy(e => e.Committee).ToDictionary();
        foreach (var cell in load.Cells.Where(c => c.Home == instance))
        {
            held[cell.Id] = kept.GetValueOrDefault(CommitteeId.Parse(cell.Id));
        }

        using var program = await StandaloneProcess.StartAsync(cut.Path);
        await Truth.CheckCellsAsync(program, load, cell => held[cell.Id]);
        outcome.Rounds++;
    }

    /// <summary>An instance's entries, read from a copy.</summary>
    private static async Task<List<JournalEntry>> ChainAsync(DataFolder folder, string instance)
    {
        using var copy = DataFolder.CopyOf(folder.Path);
        await using var opened = await SqliteInstance.OpenAsync(copy.Path, instance, TimeProvider.System);
        return await opened.Journal.ReadChainAsync(0, CancellationToken.None).ToListAsync();
    }
}
