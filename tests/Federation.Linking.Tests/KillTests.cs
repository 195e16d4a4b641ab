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

    /// <summary>How often it is measured in each round; a year has enough days for a hundred of them.</summary>
    private const int ProbesEach = 3;

    private readonly Random random = new(Settings.Seed);
    private readonly Times agreement = new("from serving again to a fresh sum at the nation, under load");
    private readonly Times fromCell = new("from a cell's acknowledgement to the nation's figure");

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_any_installation()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var nation = await Nation.StartEmptyAsync(["p1"], ["p2"], ["p3"]);
        var office = new Office(nation, await Trees.EstablishAsync(nation, Own, CellsEach, random));
        var probe = new Probe(nation);
        await probe.EstablishAsync();
        var round = 0;
        while (round < Settings.KillRounds && Settings.HasTime)
        {
            round++;
            var victim = nation.All.ElementAt(random.Next(nation.All.Count()));
            var before = office.Acknowledged;
            await KillUnderLoadAsync(nation, office, victim);
            output.WriteLine($"round {round}: {victim.Name} killed, {office.Acknowledged - before} acknowledged");
            await office.CheckFiguresAsync();
            await probe.MeasureAsync(ProbesEach, fromCell);
        }

        await office.CheckJournalsAsync();
        output.WriteLine($"{round} kills, {office.Acknowledged} acknowledged, lost 0, doubled 0");
        output.WriteLine($"{agreement}");
        output.WriteLine($"{fromCell}");
    }

    /// <summary>Kills one under the clerks; those of the others go on while it is down.</summary>
    private Task KillUnderLoadAsync(Nation nation, Office office, Installation victim) =>
        office.WhileWritingAsync(async writing =>
        {
            await office.UntilMoreAsync(random.Next(5, 60), "the clerks write", writing);
            await victim.KillAsync();
            await office.UntilMoreAsync(random.Next(5, 30), $"the others write while {victim.Name} is down", writing);
            await victim.StartAsync();
            agreement.Add(await Figures.UntilFreshAsync(nation.Top, Trees.Root));
            await office.UntilMoreAsync(random.Next(5, 30), $"the clerks write with {victim.Name} back", writing);
        });
}
