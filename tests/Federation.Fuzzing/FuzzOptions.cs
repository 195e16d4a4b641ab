using System.Globalization;

namespace Federation.Fuzzing;

/// <summary>What a run does.</summary>
/// <param name="Seed">Which requests there are.</param>
/// <param name="First">The number of the first.</param>
/// <param name="Count">How many; null until the time is over.</param>
/// <param name="Time">How long; null until all are done.</param>
/// <param name="Shows">Whether each request is printed with its answer.</param>
/// <param name="Readers">So many bodies for each reader, in this process, in place of requests.</param>
internal sealed record FuzzOptions(ulong Seed, long First, long? Count, TimeSpan? Time, bool Shows, long? Readers)
{
    public const string Usage = """
        --requests N | --minutes M   so many requests, or for so long
        --seed S                     which ones (otherwise a new seed, which is printed)
        --request K                  replays one request of a seed, and shows it with its answer
        --first K --count N          replays some of them, in their order, on one connection
        --readers N                  N bodies for each reader, without a service
        """;

    /// <exception cref="FormatException">The arguments are none of these.</exception>
    public static FuzzOptions Parse(string[] arguments, ulong otherwiseSeed)
    {
        if (arguments.Length == 0 || arguments.Length % 2 != 0)
        {
            throw new FormatException("Arguments come in pairs");
        }

        var options = new FuzzOptions(otherwiseSeed, 0, null, null, false, null);
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--requests", var count] => options with { Count = Number(count) },
                ["--minutes", var minutes] => options with
                {
                    Time = TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)),
                },
                ["--seed", var seed] => options with { Seed = ulong.Parse(seed, CultureInfo.InvariantCulture) },
                ["--request", var one] => options with { First = Number(one), Count = 1, Shows = true },
                ["--first", var first] => options with { First = Number(first), Shows = true },
                ["--count", var count] => options with { Count = Number(count) },
                ["--readers", var count] => options with { Readers = Number(count) },
                _ => throw new FormatException($"Unknown argument {pair[0]}"),
            };
        }

        return options is { Count: null, Time: null, Readers: null }
            ? throw new FormatException("How many requests, or for how long?")
            : options;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
