using System.CommandLine;
using Federation.Simulation;
using Federation.Simulation.Planted;

var seed = new Option<int?>("--seed") { Description = "Replays the history of one seed, step by step." };
var seeds = new Option<int?>("--seeds") { Description = "Runs so many fresh seeds." };
var minutes = new Option<double?>("--minutes") { Description = "Runs fresh seeds for so long." };
var from = new Option<int?>("--from") { Description = "The first fresh seed; by the clock where it is not given." };
var known = new Option<bool>("--known") { Description = "Runs every seed that ever failed (known-seeds.txt)." };
var planted = new Option<bool>("--planted") { Description = "Puts bugs into the product and looks for each." };
var only = new Option<string?>("--only") { Description = "With --planted: only bugs whose description contains this." };
var command = new RootCommand("Histories of a federation in which everything goes wrong, in virtual time.")
{
    seed,
    seeds,
    minutes,
    from,
    known,
    planted,
    only,
};
command.SetAction(asked =>
{
    if (asked.GetValue(seed) is { } one)
    {
        var fault = History.Run(one, Console.WriteLine);
        Console.WriteLine(fault ?? "All is well.");
        return fault is null ? 0 : 1;
    }

    var failed = 0;
    if (asked.GetValue(known))
    {
        PlantedBugHunt.RequireFits();
        Console.WriteLine("Seeds that once failed:");
        failed += Campaign.Run(KnownSeeds.All, null, Console.Out);
    }

    if (asked.GetValue(seeds) is not null || asked.GetValue(minutes) is not null)
    {
        var first = asked.GetValue(from) ?? (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000_000);
        Console.WriteLine($"Fresh seeds from {first} on:");
        var count = asked.GetValue(seeds) ?? int.MaxValue - first;
        TimeSpan? duration = asked.GetValue(minutes) is { } time ? TimeSpan.FromMinutes(time) : null;
        failed += Campaign.Run(Enumerable.Range(first, count), duration, Console.Out);
    }

    if (asked.GetValue(planted))
    {
        failed += PlantedBugHunt.Run(Console.Out, asked.GetValue(only));
    }

    return failed == 0 ? 0 : 1;
});
return command.Parse(args).Invoke();
