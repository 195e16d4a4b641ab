using Federation.Engine.Ports;
using Federation.Storage.Sqlite;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>
/// Any of the four installations is killed while clerks write to all of them, and started again: all that was acknowledged
/// is there, once, and the nation agrees with the provinces.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const string Own = "p0";
    private const int CellsEach = 3;

    private readonly Random random = new(Settings.Seed);
    private IReadOnlyList<Clerk> clerks = [];
    private int acknowledged;

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_any_installation()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var nation = await Nation.StartEmptyAsync(["p1"], ["p2"], ["p3"]);
        clerks = await Trees.EstablishAsync(nation, Own, CellsEach, random);
        for (var round = 1; round <= Settings.KillRounds; round++)
        {
            var victim = nation.All.ElementAt(random.Next(nation.All.Count()));
            var before = acknowledged;
            await KillUnderLoadAsync(nation, victim);
            output.WriteLine($"round {round}: {victim.Name} killed, {acknowledged - before} acknowledged");
            await CheckFiguresAsync(nation);
        }

        foreach (var installation in nation.All)
        {
            await installation.StopAsync();
            await CheckJournalsAsync(installation, nation);
        }

        output.WriteLine($"{Settings.KillRounds} kills, {acknowledged} acknowledged, lost 0, doubled 0");
    }

    /// <summary>Kills one under the clerks; those of the others go on while it is down.</summary>
    private async Task KillUnderLoadAsync(Nation nation, Installation victim)
    {
        var isEnough = false;
        using var givenUp = new CancellationTokenSource();
        var writing = Task.WhenAll(
            clerks.Select(clerk =>
                Task.Run(
                    () =>
                        clerk.WriteAsync(
                            HomeOf(clerk, nation),
                            () => Volatile.Read(ref isEnough),
                            () => Interlocked.Increment(ref acknowledged),
                            givenUp.Token
                        ),
                    givenUp.Token
                )
            )
        );
        try
        {
            await UntilMoreAsync(random.Next(5, 60), "the clerks write", writing);
            await victim.KillAsync();
            await UntilMoreAsync(random.Next(5, 30), $"the others write while {victim.Name} is down", writing);
            await victim.StartAsync();
            await UntilMoreAsync(random.Next(5, 30), $"the clerks write with {victim.Name} back", writing);
            Volatile.Write(ref isEnough, true);
            await writing;
        }
        finally
        {
            await givenUp.CancelAsync();
        }
    }

    private async Task UntilMoreAsync(int more, string what, Task writing)
    {
        var target = Volatile.Read(ref acknowledged) + more;
        await Waiting.UntilAsync(
            what,
            async () =>
            {
                if (writing.IsFaulted)
                {
                    await writing;
                }

                return Volatile.Read(ref acknowledged) >= target ? null : $"{acknowledged} of {target} acknowledged";
            }
        );
    }

    /// <summary>Provinces and nation have what the clerks know, and say the same.</summary>
    private async Task CheckFiguresAsync(Nation nation)
    {
        foreach (var clerk in clerks)
        {
            var (figures, _, stock) = await Figures.AskAsync(HomeOf(clerk, nation), clerk.Cell);
            Assert.True(figures == clerk.Figures, $"{clerk.Cell} has {figures}, not {clerk.Figures}:\n{stock}");
        }

        foreach (var group in clerks.GroupBy(clerk => clerk.Province))
        {
            await Figures.UntilAsync(HomeOf(group.First(), nation), group.Key, Figures.Sum(group));
            await Figures.UntilAsync(nation.Top, group.Key, Figures.Sum(group));
        }

        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
    }

    /// <summary>The chains hold, and each cell's reports are those acknowledged, in order, once.</summary>
    private async Task CheckJournalsAsync(Installation installation, Nation nation)
    {
        var mine = clerks.Where(clerk => HomeOf(clerk, nation) == installation).ToList();
        await using var opened = await SqliteInstance.OpenAsync(
            installation.Data,
            mine[0].Province,
            TimeProvider.System
        );
        Assert.Null(await opened.Journal.VerifyAsync(CancellationToken.None));
        var entries = await opened.Journal.ReadChainAsync(0, CancellationToken.None).ToListAsync();
        foreach (var clerk in mine)
        {
            var kept = entries
                .Where(entry => entry.Committee.ToString() == clerk.Cell && entry.Body.Kind == "report")
                .Select(entry => new Receipt(entry.Sequence, entry.Hash))
                .ToList();
            var lost = clerk.Held.Except(kept).ToList();
            var more = kept.Except(clerk.Held).ToList();
            Assert.True(lost.Count == 0, $"{clerk.Cell} lost {string.Join(", ", lost)}");
            Assert.True(more.Count == 0, $"{clerk.Cell} has what nobody acknowledged: {string.Join(", ", more)}");
            Assert.Equal(clerk.Held, kept);
        }
    }

    private static Installation HomeOf(Clerk clerk, Nation nation) =>
        nation.Provinces.SingleOrDefault(province => province.Name == clerk.Province) ?? nation.Top;
}
