using System.Net;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>
/// Zones go from one province's installation to another's, and then the province itself, while one of the three
/// installations involved is killed. Meanwhile the nation's sum is right, or says that it is old, or says that a move
/// is under way and is off by exactly that; in the end each has its own.
/// </summary>
public sealed class MoveTests(ITestOutputHelper output)
{
    private const string From = "p1";
    private const string To = "p2";
    private const string Early = "2024-03-15";
    private const string Moved = "2024-07-01";
    private const string Late = "2024-11-15";
    private const string Merged = "2024-12-01";

    private readonly Random random = new(Settings.Seed);
    private readonly List<Zone> zones = [];
    private int fresh;
    private int stale;
    private int halfway;

    /// <summary>What the nation has, whoever belongs where.</summary>
    private Figures Whole => new(zones.Sum(zone => zone.Early + zone.Late), zones.Sum(zone => zone.Members));

    [Fact]
    public async Task Moves_under_kills_are_never_a_wrong_sum_and_end_right()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var nation = await Nation.StartEmptyAsync([From], [To]);
        var (from, to) = (nation.Provinces[0], nation.Provinces[1]);
        await EstablishAsync(nation);
        await Figures.UntilAsync(nation.Top, Trees.Root, Whole);

        foreach (var (victim, zone) in nation.All.Zip(zones))
        {
            var transfer = Event("moved", "transferred", Moved);
            transfer["parent"] = To;
            await MoveAsync(nation, zone.Id, zone, transfer, victim);
            zone.Parent = To;
            await CheckAsync(nation, from, [From, To]);
            await CheckAsync(nation, to, [From, To]);
        }

        var merger = Event("merged", "merged-into", Merged);
        merger["into"] = To;
        var left = zones.Single(zone => zone.Parent == From);
        await MoveAsync(nation, From, left, merger, nation.All.ElementAt(random.Next(3)));
        left.Successor = To;

        await CheckAsync(nation, to, [To]);
        await UntilChildrenAsync(nation.Top, Trees.Root, [To]);
        output.WriteLine(
            $"meanwhile the nation was {fresh} times right, {stale} times stale, {halfway} times half-way"
        );
        Assert.True(fresh > 0, "The nation was never fresh");
    }

    private async Task EstablishAsync(Nation nation)
    {
        await nation.Top.PostAsync("committees", Committees.Established(Trees.Root, null, "national"));
        foreach (var province in nation.Provinces)
        {
            await province.PostAsync("committees", Committees.Established(province.Name, Trees.Root, "province"));
            for (var i = 0; i < 4; i++)
            {
                var zone = new Zone($"{province.Name}.z{i}", province.Name, random);
                await province.PostAsync(
                    "committees",
                    Committees.Established(zone.Id, province.Name, "grassroots-cell")
                );
                await province.PostAsync($"committees/{zone.Id}/reports", zone.Report());
                zones.Add(zone);
            }
        }
    }

    private static JsonObject Event(string key, string kind, string on) =>
        new()
        {
            ["key"] = key,
            ["kind"] = kind,
            ["effectiveFrom"] = on,
        };

    /// <summary>Moves a committee, and kills one of the installations somewhere in the middle; the nation is asked all the time.</summary>
    private async Task MoveAsync(Nation nation, string id, Zone moving, JsonObject happened, Installation victim)
    {
        var isSettled = false;
        var watching = Task.Run(() => WatchAsync(nation.Top, moving, () => Volatile.Read(ref isSettled)));
        var recording = Task.Run(() => Committees.UntilRecordedAsync(nation.Provinces[0], id, happened));
        await Task.Delay(random.Next(150));
        await victim.KillAsync();
        output.WriteLine(
            $"{id}: {victim.Name} killed, {(recording.IsCompleted ? "after" : "before")} the move was acknowledged"
        );
        await Task.Delay(random.Next(1000));
        await victim.StartAsync();
        await recording;
        await nation.UntilLinkedAsync();
        await Figures.UntilAsync(nation.Top, Trees.Root, Whole);
        Volatile.Write(ref isSettled, true);
        await watching;
    }

    /// <summary>The nation's sum is right or old, whatever is under way.</summary>
    private async Task WatchAsync(Installation top, Zone moving, Func<bool> isSettled)
    {
        while (!isSettled())
        {
            await LookAsync(top, $"admissions&period={Clerk.Year}", Whole.Admissions, [moving.Early, moving.Late]);
            await LookAsync(top, $"party-members&asOf={Clerk.LastDay:O}", Whole.Members, [moving.Members]);
        }
    }

    private async Task LookAsync(Installation top, string what, int expected, int[] moving)
    {
        using var answer = await top.SendAsync(
            HttpMethod.Get,
            $"/api/v1/committees/{Trees.Root}/figures?indicator={what}"
        );
        if (answer is null)
        {
            // It is the one that was killed.
            await Task.Delay(50);
            return;
        }

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{what}: {answer.StatusCode} {text}");
        var figure = JsonNode.Parse(text)!;
        if ((bool?)figure["stale"] == true)
        {
            stale++;
            return;
        }

        var more = Math.Abs((int?)figure["value"] - expected ?? int.MaxValue);
        if ((bool?)figure["moveInProgress"] == true)
        {
            // One half of the move has arrived at the nation, and the other not yet.
            halfway++;
            var isOnItsWay = more == 0 || moving.Contains(more) || more == moving.Sum();
            Assert.True(isOnItsWay, $"The nation has {text}, not {expected}\n{top.Said}");
            return;
        }

        fresh++;
        Assert.True(more == 0, $"The nation has {text} as if it were all, not {expected}\n{top.Said}");
    }

    /// <summary>Provinces have what is theirs, at home and at the nation, and the tree says who is.</summary>
    private async Task CheckAsync(Nation nation, Installation home, IReadOnlyList<string> provinces)
    {
        foreach (var province in provinces)
        {
            var theirs = new Figures(
                zones.Sum(zone => zone.AdmissionsOf(province)),
                zones.Where(zone => zone.Last == province).Sum(zone => zone.Members)
            );
            await Figures.UntilAsync(nation.Top, province, theirs);
            await Figures.UntilAsync(home, province, theirs);
            var below = zones.Where(zone => zone.Last == province).Select(zone => zone.Id).ToList();
            await UntilChildrenAsync(nation.Top, province, below);
            await UntilChildrenAsync(home, province, below);
        }
    }

    private static Task UntilChildrenAsync(Installation asked, string parent, IReadOnlyList<string> expected) =>
        Waiting.UntilAsync(
            $"{asked.Name} has {string.Join(", ", expected)} below {parent}",
            async () =>
            {
                var (_, answer) = await asked.AnswerAsync($"committees/{parent}/children?asOf={Clerk.LastDay:O}");
                var children = answer["items"]?.AsArray().Select(child => (string)child!["id"]!) ?? [];
                return children.Order().SequenceEqual(expected.Order()) ? null : $"{answer}\n{asked.Said}";
            }
        );

    /// <summary>What goes from one province to another, with what it reported.</summary>
    private sealed class Zone(string id, string first, Random random)
    {
        public string Id => id;

        private string Origin { get; } = first;

        /// <summary>Whose it is after the transfers.</summary>
        public string Parent { get; set; } = first;

        /// <summary>Who has taken that one over; null for nobody.</summary>
        public string? Successor { get; set; }

        public string Last => Successor ?? Parent;

        public int Early { get; } = random.Next(1, 100);

        public int Late { get; } = random.Next(1, 100);

        public int Members { get; } = random.Next(100, 1000);

        /// <summary>What a province has of its admissions: those of the days on which it belonged there.</summary>
        public int AdmissionsOf(string province) => (province == Origin ? Early : 0) + (province == Parent ? Late : 0);

        public JsonObject Report() =>
            new()
            {
                ["key"] = "2024",
                ["asOf"] = MoveTests.Late,
                ["source"] = new JsonObject { ["document"] = "moving" },
                ["observations"] = new JsonArray(
                    Admissions(MoveTests.Early, Early),
                    Admissions(MoveTests.Late, Late),
                    new JsonObject
                    {
                        ["indicator"] = "party-members",
                        ["asOf"] = MoveTests.Late,
                        ["value"] = Members,
                        ["scope"] = "own",
                    }
                ),
            };

        private static JsonObject Admissions(string day, int value) =>
            new()
            {
                ["indicator"] = "admissions",
                ["period"] = $"{day}/{day}",
                ["value"] = value,
                ["scope"] = "own",
            };
    }
}
