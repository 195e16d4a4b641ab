using System.Globalization;

namespace Federation.Simulation;

/// <summary>The seeds of known-seeds.txt.</summary>
internal static class KnownSeeds
{
    public static IEnumerable<int> All =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "known-seeds.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
}
