using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Federation.Linking.Tests;

/// <summary>A committee's figures: the admissions of all the days, the members as of the last.</summary>
internal readonly record struct Figures(int Admissions, int Members)
{
    public static Figures operator +(Figures a, Figures b) => new(a.Admissions + b.Admissions, a.Members + b.Members);

    public static Figures Sum(IEnumerable<Clerk> clerks) =>
        clerks.Select(clerk => clerk.Figures).Aggregate(default(Figures), (a, b) => a + b);

    /// <summary>What an installation answers for a committee, with how fresh it says that it is.</summary>
    public static async Task<(Figures Figures, bool IsStale, JsonNode Stock)> AskAsync(
        Installation installation,
        string committee
    )
    {
        var flow = await installation.GetAsync(
            $"committees/{committee}/figures?indicator=admissions&period={Clerk.Year}"
        );
        var stock = await installation.GetAsync(
            $"committees/{committee}/figures?indicator=party-members&asOf={Clerk.LastDay:O}"
        );
        var isStale = IsTrue(flow["stale"]) || IsTrue(stock["stale"]);
        return (new((int?)flow["value"] ?? 0, (int?)stock["value"] ?? 0), isStale, stock);
    }

    /// <summary>Waits until an installation answers a committee's figures as they have to be, as fresh.</summary>
    public static Task UntilAsync(Installation installation, string committee, Figures expected) =>
        Waiting.UntilAsync(
            $"{installation.Name} has {expected} for {committee}",
            async () =>
            {
                var (figures, isStale, stock) = await AskAsync(installation, committee);
                return figures == expected && !isStale ? null : $"{figures}\n{stock}\n{installation.Said}";
            }
        );

    /// <summary>Waits until what an installation answers for a committee rests on everybody below.</summary>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> UntilFreshAsync(Installation installation, string committee)
    {
        var began = Stopwatch.GetTimestamp();
        await Waiting.UntilAsync(
            $"{installation.Name} has fresh figures for {committee}",
            async () =>
            {
                var (_, isStale, stock) = await AskAsync(installation, committee);
                return isStale ? $"{stock}\n{installation.Said}" : null;
            },
            TimeSpan.FromMilliseconds(10)
        );
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Waits until figures are marked as old, with the time of the last contact.</summary>
    public static Task UntilStaleAsync(Installation installation, string committee, Figures? expected = null) =>
        Waiting.UntilAsync(
            $"{installation.Name} has {(expected is { } some ? $"{some}" : "figures")} for {committee}, stale",
            async () =>
            {
                var (figures, isStale, stock) = await AskAsync(installation, committee);
                var isDated = stock["freshAt"] is JsonValue;
                return (expected is null || figures == expected) && isStale && isDated
                    ? null
                    : $"{figures}\n{stock}\n{installation.Said}";
            }
        );

    private static bool IsTrue(JsonNode? node) => (bool?)node ?? false;
}
