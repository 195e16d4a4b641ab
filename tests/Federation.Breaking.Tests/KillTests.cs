using System.Diagnostics;
using Xunit.Abstractions;

namespace Federation.Breaking.Tests;

/// <summary>
/// The program is killed at any moment and started again over what is left: all that was acknowledged is there, once,
/// with its receipt; the chains hold; every figure is the sum of what is there.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>After so many rounds a new data folder is begun, so that a long run has no larger journals than a short
    /// one.</summary>
    private const int RoundsOfOneFolder = 25;

    private readonly Random random = new(Settings.Seed);
    private readonly Outcome outcome = new("killed (SIGKILL)");
    private TimeSpan startTook = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_the_program()
    {
        try
        {
            while (outcome.Rounds < Settings.KillRounds)
            {
                await BreakOneFolderAsync(Math.Min(RoundsOfOneFolder, Settings.KillRounds - outcome.Rounds));
            }
        }
        finally
        {
            outcome.Write(output);
        }
    }

    private async Task BreakOneFolderAsync(int rounds)
    {
        using var folder = new DataFolder();
        var data = Directory.CreateDirectory(folder.In("data")).FullName;
        var load = new Load(Settings.Seed + outcome.Rounds);
        for (var round = 0; round < rounds; round++)
        {
            var moment = Enum.GetValues<Moment>()[random.Next(Enum.GetValues<Moment>().Length)];
            var before = load.Acknowledged;
            using (var program = StandaloneProcess.Launch(data))
            {
                await KillAsync(program, load, moment);
            }

            outcome.Rounds++;
            outcome.Acknowledged += load.Acknowledged - before;
            output.WriteLine($"round {outcome.Rounds}: {moment}, {load.Acknowledged - before} acknowledged");
            using var left = DataFolder.CopyOf(data);
            await Truth.CheckJournalsAsync(left.Path, load, outcome);
            outcome.AssertNone();
        }

        using var last = await StandaloneProcess.StartAsync(data);
        await Truth.CheckFiguresAsync(last, load);
        Assert.Equal(0, await last.StopAsync());
    }

    private async Task KillAsync(StandaloneProcess program, Load load, Moment moment)
    {
        var began = Stopwatch.GetTimestamp();
        if (moment == Moment.Starting)
        {
            await AnyMomentAsync(startTook);
            await program.KillAsync();
            return;
        }

        Assert.True(await program.ServesAsync(), "The program ended:\n" + program.Said);
        startTook = Stopwatch.GetElapsedTime(began);
        await Truth.CheckFiguresAsync(program, load);
        await load.EstablishAsync(program);
        await load.RepeatAsync(program);
        await WriteUntilAsync(program, load, moment);
        if (moment == Moment.Stopping)
        {
            await program.SignalAsync("TERM");
            await AnyMomentAsync(TimeSpan.FromMilliseconds(200));
        }

        await program.KillAsync();
        Assert.Equal(0, load.Refused);
    }

    /// <summary>Writes until the moment has come; the program is then killed under the writers, or stopped.</summary>
    private async Task WriteUntilAsync(StandaloneProcess program, Load load, Moment moment)
    {
        var target = load.Acknowledged + random.Next(1, 150);
        var patience = TimeSpan.FromMilliseconds(random.Next(6));
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Answered(int acknowledged)
        {
            if (acknowledged >= target && moment is Moment.Writing or Moment.Stopping)
            {
                come.TrySetResult();
            }
        }

        void Sending(Deed deed)
        {
            if (load.Acknowledged >= target && deed.What == $"{moment}")
            {
                come.TrySetResult();
            }
        }

        load.Answered += Answered;
        load.Sending += Sending;
        var writing = load.RunAsync(program, () => moment == Moment.Stopping && come.Task.IsCompleted);
        await Task.WhenAny(come.Task, writing);
        Assert.True(come.Task.IsCompleted, "The program was gone before it was killed:\n" + program.Said);
        if (moment != Moment.Stopping)
        {
            await Task.Delay(patience);
            await program.KillAsync();
        }

        await writing;
        load.Answered -= Answered;
        load.Sending -= Sending;
    }

    // Not to wait for anything: the kill is to come at a moment that nobody chose.
    private Task AnyMomentAsync(TimeSpan within) => Task.Delay(within * random.NextDouble());

    /// <summary>What the program is doing when it is killed; the last ones are deeds on their way to it.</summary>
    private enum Moment
    {
        Starting,
        Stopping,
        Writing,
        Report,
        Revision,
        Correction,
        Withdrawal,
        Transfer,
    }
}
