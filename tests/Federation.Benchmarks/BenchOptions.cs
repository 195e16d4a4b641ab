using System.Collections.Immutable;
using System.Globalization;
using Federation.Benchmarks.Parts;

namespace Federation.Benchmarks;

/// <summary>What a run does.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        --scale S[,S…]    how large the nation is, 1 for 50 000 grassroots organisations (otherwise 0.01)
        --only P[,P…]     these parts: memory, start, ask, rivals, page, fresh, link, submit, cluster (otherwise all)
        --storage S       where the product keeps its data: sqlite or postgres (otherwise sqlite)
        --rounds N        how often the sides take turns (otherwise 5)
        --seconds S       how long a turn of asking lasts (otherwise 2)
        --seed S          which nation (otherwise 7)
        --minutes M       the run is given up after so long (otherwise 60 for each scale)
        --into DIR        where benchmarks.json and benchmarks.md are written (otherwise here)
        --micro [FILTER]  the micro-benchmarks in place of all that
        """;

    public ImmutableArray<double> Scales { get; init; } = [0.01];

    /// <summary>The parts of the table; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    public bool IsPostgres { get; init; }

    public int Rounds { get; init; } = 5;

    public double Seconds { get; init; } = 2;

    public ulong Seed { get; init; } = 7;

    public double? Minutes { get; init; }

    public string Into { get; init; } = Environment.CurrentDirectory;

    public bool Wants(string part) => Only.IsEmpty || Only.Contains(part);

    /// <exception cref="FormatException">The arguments are none of these.</exception>
    public static BenchOptions Parse(string[] arguments)
    {
        if (arguments.Length % 2 != 0)
        {
            throw new FormatException("Arguments come in pairs");
        }

        var options = new BenchOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--scale", var scales] => options with { Scales = [.. scales.Split(',').Select(Positive)] },
                ["--only", var parts] => options with { Only = [.. parts.Split(',').Select(Part)] },
                ["--storage", "sqlite"] => options with { IsPostgres = false },
                ["--storage", "postgres"] => options with { IsPostgres = true },
                ["--rounds", var rounds] => options with { Rounds = Math.Max(1, (int)Positive(rounds)) },
                ["--seconds", var seconds] => options with { Seconds = Positive(seconds) },
                ["--seed", var seed] => options with { Seed = ulong.Parse(seed, CultureInfo.InvariantCulture) },
                ["--minutes", var minutes] => options with { Minutes = Positive(minutes) },
                ["--into", var folder] => options with { Into = Path.GetFullPath(folder) },
                _ => throw new FormatException($"Unknown: {string.Join(' ', pair)}"),
            };
        }

        return options;
    }

    private static string Part(string name) =>
        PartList.All.Any(part => part.Name == name) ? name : throw new FormatException($"There is no part {name}");

    private static double Positive(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{text} is no positive number");
}
