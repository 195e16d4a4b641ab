namespace Federation.Simulation.Planted;

/// <summary>Puts each planted bug into the product and looks for the first seed that finds it.</summary>
internal static class PlantedBugHunt
{
    private const int SeedsMax = 1_000;

    /// <summary>Whether every bug still fits its source, without looking for any.</summary>
    public static void RequireFits()
    {
        foreach (var bug in PlantedBugs.All)
        {
            bug.In(File.ReadAllText(Path.Combine(Sources.Root, bug.File)));
        }
    }

    /// <summary>Hunts all whose description contains a text; returns how many were not found.</summary>
    public static int Run(TextWriter output, string? only)
    {
        output.WriteLine("| the product … | found by seed | as |");
        output.WriteLine("|---|---|---|");
        var missed = 0;
        foreach (var bug in PlantedBugs.All.Where(b => only is null || b.What.Contains(only, StringComparison.Ordinal)))
        {
            var run = MutatedProduct.With(bug);
            var found = Campaign.FirstFault(run, SeedsMax);
            missed += found.Fault is null ? 1 : 0;
            output.WriteLine(
                found.Fault is null
                    ? $"| {bug.What} | **not in {SeedsMax}** | |"
                    : $"| {bug.What} | {found.Seed} | {InShort(found.Fault)} |"
            );
        }

        return missed;
    }

    /// <summary>Without the run's time and the rest of the story.</summary>
    private static string InShort(string fault)
    {
        var line = fault.Split('\n')[0];
        line = line.StartsWith("after ", StringComparison.Ordinal)
            ? line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]
            : line;
        return (line.Length > 110 ? line[..110] + " …" : line).Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>A run that nobody listens to.</summary>
    public static Func<int, string?> Quietly(this Func<int, Action<string>?, string?> run) => seed => run(seed, null);
}
