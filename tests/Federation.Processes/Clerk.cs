using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace Federation.Processes;

/// <summary>
/// Writes for one cell, and knows what its figures have to be. Each report states one day's admissions and, as of that
/// day, the members; some are revised. What had no answer is sent again until it has one.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="parent">The province above it.</param>
/// <param name="random">What it chooses by.</param>
public sealed class Clerk(string cell, string parent, Random random)
{
    /// <summary>The year of all reports: a period that every committee keeps, and need not ask for.</summary>
    public const string Year = "2024";

    public static readonly DateOnly LastDay = new(2024, 12, 31);

    private const int Days = 366;

    /// <summary>So that a longer run is no larger one: a clerk writes some ten reports a second at most.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<DateOnly, (int Revision, int Value)> reports = [];
    private readonly List<Receipt> held = [];
    private (DateOnly Day, int Revision, int Value)? pending;
    private (DateOnly Day, int Revision, int Value) last;
    private long began;
    private int acknowledged;
    private int refused;

    public string Cell => cell;

    public string Province => parent;

    /// <summary>Whether it is no fault that storage is away for a while; what is refused is then sent again.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>How often it was told to try later.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Why something that was sent had no answer, each time; where nobody listened, nothing was sent.</summary>
    public ConcurrentQueue<string> Unanswered { get; } = new();

    /// <summary>How long each acknowledgement took, from when it was first tried.</summary>
    public Times Took { get; } = new("from submitting to the acknowledgement");

    /// <summary>How many reports were acknowledged so far.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>What was acknowledged, in order: it has to be in the journal, and nothing else.</summary>
    public IReadOnlyList<Receipt> Held => held;

    /// <summary>What the cell's figures are by what was acknowledged.</summary>
    public Figures Figures =>
        new(
            reports.Values.Sum(report => report.Value),
            reports.Count == 0 ? 0 : reports.MaxBy(report => report.Key).Value.Value
        );

    /// <summary>Makes the cell known.</summary>
    public Task EstablishAsync(ServedProgram province) =>
        province.PostAsync("committees", Committees.Established(cell, parent, "grassroots-cell"));

    /// <summary>Writes until it is enough and nothing is without an answer, whatever becomes of the program.</summary>
    /// <param name="where">Whom it is said to, asked before each attempt.</param>
    /// <param name="isEnough">Whether no further report is wanted.</param>
    /// <param name="acknowledged">Told of each acknowledgement.</param>
    /// <param name="givenUp">Ends it without an answer.</param>
    public async Task WriteAsync(
        Func<ServedProgram> where,
        Func<bool> isEnough,
        Action acknowledged,
        CancellationToken givenUp
    )
    {
        while (pending is not null || !isEnough())
        {
            if (await TrySubmitAsync(where()))
            {
                acknowledged();
            }

            await Task.Delay(Pause, givenUp);
        }
    }

    /// <summary>Submits the next report; it has to be acknowledged.</summary>
    public async Task SubmitAsync(ServedProgram province) =>
        Assert.True(await TrySubmitAsync(province), $"{province.Name} is gone:\n{province.Said}");

    /// <summary>Submits the last acknowledged report once more, to a province that has lost it.</summary>
    public async Task SubmitAgainAsync(ServedProgram province)
    {
        var path = $"/api/v1/committees/{cell}/reports";
        using var answer = await province.SendAsync(HttpMethod.Post, path, Body(last));
        Assert.Equal(HttpStatusCode.Created, answer?.StatusCode);
    }

    private async Task<bool> TrySubmitAsync(ServedProgram province)
    {
        if (pending is null)
        {
            pending = Choose();
            began = Stopwatch.GetTimestamp();
        }

        var sent = pending.Value;
        using var answer = await province.SendAsync(
            HttpMethod.Post,
            $"/api/v1/committees/{cell}/reports",
            Body(sent),
            gone => Unanswered.Enqueue($"{province.Name}: {gone.Message} {gone.InnerException?.Message}")
        );
        if (answer is null)
        {
            return false;
        }

        var text = await answer.Content.ReadAsStringAsync();
        if (MayBeRefused && answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Assert.True(answer.Headers.RetryAfter is not null, $"{cell} is refused, and not told to try again: {text}");
            Interlocked.Increment(ref refused);
            return false;
        }

        Assert.True(
            answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK,
            $"{cell}: {answer.StatusCode} {text}\n{province.Said}"
        );
        var receipt = JsonNode.Parse(text)!;
        held.Add(new((long)receipt["sequence"]!, (string)receipt["hash"]!));
        reports[sent.Day] = (sent.Revision, sent.Value);
        (last, pending) = (sent, null);
        Took.Add(Stopwatch.GetElapsedTime(began));
        Interlocked.Increment(ref acknowledged);
        return true;
    }

    private (DateOnly Day, int Revision, int Value) Choose()
    {
        var value = random.Next(1, 10);
        if (reports.Count > 0 && (random.Next(4) == 0 || random.Next(Days) < reports.Count))
        {
            var (revised, before) = reports.ElementAt(random.Next(reports.Count));
            // Another figure: whoever looks for what came of it has to be able to see it.
            return (revised, before.Revision + 1, value == before.Value ? value + 1 : value);
        }

        DateOnly day;
        do
        {
            day = LastDay.AddDays(-random.Next(Days));
        } while (reports.ContainsKey(day));

        return (day, 1, value);
    }

    private static JsonObject Body((DateOnly Day, int Revision, int Value) report) =>
        new()
        {
            ["key"] = $"r{report.Day:yyyyMMdd}",
            ["revision"] = report.Revision,
            ["asOf"] = $"{report.Day:O}",
            ["source"] = new JsonObject { ["document"] = "clerk" },
            ["observations"] = new JsonArray(
                new JsonObject
                {
                    ["indicator"] = "admissions",
                    ["period"] = $"{report.Day:O}/{report.Day:O}",
                    ["value"] = report.Value,
                    ["scope"] = "own",
                },
                new JsonObject
                {
                    ["indicator"] = "party-members",
                    ["asOf"] = $"{report.Day:O}",
                    ["value"] = report.Value,
                    ["scope"] = "own",
                }
            ),
        };
}
