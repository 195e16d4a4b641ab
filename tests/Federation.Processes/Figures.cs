using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Federation.Processes;

/// <summary>A committee's figures: the admissions of all the days, the members as of the last.</summary>
public readonly record struct Figures(int Admissions, int Members)
{
    public static Figures operator +(Figures a, Figures b) => new(a.Admissions + b.Admissions, a.Members + b.Members);

    public static Figures Sum(IEnumerable<Clerk> clerks) =>
        clerks.Select(clerk => clerk.Figures).Aggregate(default(Figures), (a, b) => a + b);

    /// <summary>What a program answers for a committee, with how fresh it says that it is.</summary>
    public static async Task<(Figures Figures, bool IsStale, JsonNode Stock)> AskAsync(
        ServedProgram program,
        string committee
    )
    {
        var flow = await program.GetAsync($"committees/{committee}/figures?indicator=admissions&period={Clerk.Year}");
        var stock = await program.GetAsync(
            $"committees/{committee}/figures?indicator=party-members&asOf={Clerk.LastDay:O}"
        );
        var isStale = IsTrue(flow["stale"]) || IsTrue(stock["stale"]);
        return (new((int?)flow["value"] ?? 0, (int?)stock["value"] ?? 0), isStale, stock);
    }

    /// <summary>Waits until a program answers a committee's figures as they have to be, as fresh.</summary>
    public static Task UntilAsync(ServedProgram program, string committee, Figures expected) =>
        Waiting.UntilAsync(
            $"{program.Name} has {expected} for {committee}",
            async () =>
            {
                var (figures, isStale, stock) = await AskAsync(program, committee);
                return figures == expected && !isStale ? null : $"{figures}\n{stock}\n{program.Said}";
            }
        );

    /// <summary>Waits until what a program answers for a committee rests on everybody below.</summary>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> UntilFreshAsync(ServedProgram program, string committee)
    {
        var began = Stopwatch.GetTimestamp();
        await Waiting.UntilAsync(
            $"{program.Name} has fresh figures for {committee}",
            async () =>
            {
                var (_, isStale, stock) = await AskAsync(program, committee);
                return isStale ? $"{stock}\n{program.Said}" : null;
            },
            TimeSpan.FromMilliseconds(10)
        );
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Waits until figures are marked as old, with the time of the last contact.</summary>
    public static Task UntilStaleAsync(ServedProgram program, string committee, Figures? expected = null) =>
        Waiting.UntilAsync(
            $"{program.Name} has {(expected is { } some ? $"{some}" : "figures")} for {committee}, stale",
            async () =>
            {
                var (figures, isStale, stock) = await AskAsync(program, committee);
                var isDated = stock["freshAt"] is JsonValue;
                return (expected is null || figures == expected) && isStale && isDated
                    ? null
                    : $"{figures}\n{stock}\n{program.Said}";
            }
        );

    private static bool IsTrue(JsonNode? node) => (bool?)node ?? false;
}
