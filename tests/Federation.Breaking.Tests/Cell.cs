using System.Text.Json.Nodes;

namespace Federation.Breaking.Tests;

/// <summary>
/// A cell that reports, revises, corrects, withdraws and moves, and knows what its figures must be. Each report states
/// one day's admissions and, as of that day, the members; no two reports state one day.
/// </summary>
internal sealed class Cell(string id, string parent, Random random) : Committee(id, parent, "grassroots-cell")
{
    public const string Report = "Report";
    public const string Revision = "Revision";
    public const string Correction = "Correction";
    public const string Withdrawal = "Withdrawal";
    public const string Transfer = "Transfer";

    public static readonly string[] Provinces = ["p0", "p1"];
    public static readonly DateOnly FirstDay = new(2000, 1, 1);
    public static readonly DateOnly LastDay = new(2024, 12, 31);

    private readonly Dictionary<DateOnly, Stated> reports = [];

    /// <summary>What its figures were after each deed that it holds.</summary>
    private readonly List<IReadOnlyDictionary<string, Figures>> past = [];
    private readonly SortedList<DateOnly, string> parents = new() { [DateOnly.MinValue] = parent };

    /// <summary>The province whose instance it is kept in.</summary>
    public string Home => Provinces.Single(province => Id.StartsWith(province + ".", StringComparison.Ordinal));

    /// <summary>
    /// What it adds to a committee's figures, itself, a province or the nation, by the first so many deeds that it holds.
    /// </summary>
    public Figures FiguresFor(string committee, int held) =>
        held == 0 ? default : past[held - 1].GetValueOrDefault(committee);

    protected override void Remember()
    {
        var all = FiguresOf(_ => true, ParentOn(LastDay));
        past.Add(
            Provinces
                .Select(province => (province, FiguresOf(day => ParentOn(day) == province, province)))
                .Append((Id, all))
                .Append((Load.Root, all))
                .ToDictionary()
        );
    }

    protected override Deed Compose()
    {
        var choice = random.Next(100);
        var open = reports.Where(r => r.Value.Value > 0).Select(r => r.Key).ToList();
        var moved = open.Where(day => parents.Keys[^1] > day).ToList();
        return choice switch
        {
            < 14 => Move(),
            < 26 when moved.Count > 0 => Submit(Correction, moved[random.Next(moved.Count)]),
            < 38 when open.Count > 0 => Submit(Revision, open[random.Next(open.Count)]),
            < 46 when open.Count > 1 => Withdraw(open[random.Next(open.Count)]),
            _ => Submit(Report, FreeDay()),
        };
    }

    private string ParentOn(DateOnly day) => parents.Last(p => p.Key <= day).Value;

    private Figures FiguresOf(Func<DateOnly, bool> counts, string province)
    {
        var standing = reports.Where(r => r.Value.Value > 0).ToList();
        var isMember = standing.Count > 0 && ParentOn(LastDay) == province;
        return new(
            standing.Where(r => counts(r.Key)).Sum(r => r.Value.Value),
            isMember ? standing.MaxBy(r => r.Key).Value.Value : 0
        );
    }

    private DateOnly AnyDay() => FirstDay.AddDays(random.Next(LastDay.DayNumber - FirstDay.DayNumber + 1));

    private DateOnly FreeDay()
    {
        var day = AnyDay();
        while (reports.ContainsKey(day))
        {
            day = AnyDay();
        }

        return day;
    }

    private Deed Submit(string what, DateOnly day)
    {
        var revision = reports.TryGetValue(day, out var before) ? before.Revision + 1 : 1;
        var value = random.Next(1, 10);
        JsonObject Observation(string indicator, string time, string of) =>
            new()
            {
                ["indicator"] = indicator,
                [time] = of,
                ["value"] = value,
                ["scope"] = "own",
            };
        var body = new JsonObject
        {
            ["key"] = KeyOf(day),
            ["revision"] = revision,
            ["asOf"] = $"{day:O}",
            ["source"] = new JsonObject { ["document"] = "breaking" },
            ["observations"] = new JsonArray(
                Observation("admissions", "period", $"{day:O}/{day:O}"),
                Observation("party-members", "asOf", $"{day:O}")
            ),
        };
        return new(
            what,
            "report",
            HttpMethod.Post,
            $"committees/{Id}/reports",
            body,
            () => reports[day] = new(revision, value)
        );
    }

    private Deed Withdraw(DateOnly day)
    {
        var withdrawn = reports[day] with { Value = 0 };
        return new(
            Withdrawal,
            "withdrawal",
            HttpMethod.Delete,
            $"committees/{Id}/reports/{KeyOf(day)}",
            new() { ["reason"] = "breaking" },
            () => reports[day] = withdrawn
        );
    }

    private Deed Move()
    {
        var day = AnyDay();
        while (parents.ContainsKey(day))
        {
            day = AnyDay();
        }

        var to = Provinces.Single(province => province != ParentOn(day));
        var body = new JsonObject
        {
            ["key"] = $"to-{to}-{day:yyyyMMdd}",
            ["kind"] = "transferred",
            ["effectiveFrom"] = $"{day:O}",
            ["parent"] = to,
        };
        return new(Transfer, "event", HttpMethod.Post, $"committees/{Id}/events", body, () => parents[day] = to);
    }

    private static string KeyOf(DateOnly day) => $"r{day:yyyyMMdd}";

    /// <summary>The highest revision of a report; the value is 0 once it has been withdrawn.</summary>
    private sealed record Stated(int Revision, int Value);
}
