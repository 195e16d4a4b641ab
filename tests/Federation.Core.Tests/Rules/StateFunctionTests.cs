using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Rules;

namespace Federation.Core.Tests.Rules;

/// <summary>
/// Findings are a function of state: what is kept after any change is what a check of every key gives, and the same
/// facts and pushes in any order end in the same findings.
/// </summary>
public sealed class StateFunctionTests
{
    private const int SeedCount = 100;

    private static readonly string[] Keys =
    [
        "party-members",
        "party-members[sector:non-state]",
        "party-members[sector:non-state.fdi]",
        "party-members[role:worker]",
        "party-organisations",
        "party-organisations[org-type:grassroots-cell]",
        "party-organisations[org-type:grassroots-committee]",
        "organisations-established",
        "admissions",
        "admissions[sector:non-state]",
        "members-transferred-in",
        "study-attendance-rate[programme:resolution-study]",
    ];

    private static readonly string[] Days = ["2017-12-31", "2018-06-30", "2018-12-31", "2019-06-30"];
    private static readonly string[] Periods = ["2018-H1", "2018-H2", "2018", "2019-H1"];
    private static readonly string[] Values = ["0", "3", "7", "12", "100", "1300", "~40", ">=20", "5..9"];

    [Fact]
    public void What_is_kept_is_what_a_check_of_every_key_gives()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < SeedCount; seed++)
        {
            var node = new Node("x");
            foreach (var step in Steps(new(seed)))
            {
                step(node);
                AssertKept(node, seed);
                codes.UnionWith(node.Codes);
            }
        }

        Assert.Equal(
            [
                "claim-contradicted",
                "claim-undecidable",
                "declared-differs-from-computed",
                "falls-to-zero",
                "moved-amount-unknown",
                "parts-differ-from-whole",
                "parts-exceed-whole",
                "restated-differently",
                "stock-unexplained",
                "ten-times-history",
            ],
            codes.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Any_order_ends_in_the_same_findings()
    {
        for (var seed = 0; seed < SeedCount; seed++)
        {
            var random = new Random(seed);
            var facts = Facts(random);
            var children = Children(random);
            var expected = Findings(Deliver(facts, children, random));
            for (var round = 0; round < 3; round++)
            {
                Fact[] shuffled = [.. facts, .. facts.Take(3)];
                random.Shuffle(shuffled);
                random.Shuffle(children);
                Assert.Equal(expected, Findings(Deliver(shuffled, children, random)));
            }
        }
    }

    /// <summary>
    /// Facts in their order with the children linked and pushed somewhere between, some of them again.
    /// </summary>
    private static Node Deliver(IReadOnlyList<Fact> facts, Node[] children, Random random)
    {
        var node = new Node("x");
        var next = 0;
        foreach (var fact in facts)
        {
            if (next < children.Length && random.Next(3) == 0)
            {
                node.Hears(children[next++]);
            }
            else if (next > 0 && random.Next(4) == 0)
            {
                node.Push(children[random.Next(next)]);
            }

            node.Apply(fact);
        }

        return node.Hears(children[next..]);
    }

    private static List<string> Findings(Node node) => [.. node.Findings.Select(f => f.ToString())];

    private static void AssertKept(Node node, int seed)
    {
        foreach (var (key, figures) in node.State.Keys)
        {
            var fresh = RuleBook.Check(node.State, key);
            Assert.True(
                fresh.SequenceEqual(figures.Findings),
                $"Seed {seed}, {key}: kept [{string.Join(", ", figures.Findings)}], now [{string.Join(", ", fresh)}]"
            );
        }
    }

    /// <summary>What happens to a committee one after another, its children changing on the way.</summary>
    private static IEnumerable<Action<Node>> Steps(Random random)
    {
        var facts = Facts(random);
        var children = Children(random);
        foreach (var fact in facts)
        {
            yield return node => node.Apply(fact);
            var child = children[random.Next(children.Length)];
            if (random.Next(2) == 0)
            {
                yield return node => node.Hears(child);
                child.Reports($"late-{random.Next(5)}", "2019", Figures(random, 2));
                yield return node => node.Push(child);
            }
        }
    }

    private static List<Fact> Facts(Random random)
    {
        var facts = new List<Fact>();
        for (var i = 0; i < 6; i++)
        {
            var key = $"r{random.Next(4)}";
            var revision = 1 + (i / 2);
            if (!facts.OfType<ReportAccepted>().Any(f => f.Report.Key == key && f.Report.Revision == revision))
            {
                var report = Node.ReportOf(
                    key,
                    Pick(random, Days),
                    revision,
                    Figures(random, random.Next(9)),
                    [.. Enumerable.Range(0, random.Next(3)).Select(_ => Claim(random))]
                );
                facts.Add(new ReportAccepted(report with { Targets = Targets(random) }, ""));
            }
        }

        if (random.Next(2) == 0)
        {
            facts.Add(new ReportWithdrawn($"r{random.Next(4)}", 1 + random.Next(3), ""));
        }

        if (random.Next(3) == 0)
        {
            facts.Add(new EventRecorded(new("below", EventKind.CountsFromBelow, Written.Day(Pick(random, Days)))));
        }

        return facts;
    }

    private static Node[] Children(Random random)
    {
        var came = new Node("x.a", "y").Reports("a", "2018", Figures(random, 4)).Moves("2018-07-15", "x");
        var left = new Node("x.b", "x").Reports("b", "2018", Figures(random, 4)).Moves("2018-09-15", "y");
        var absorbed = new Node("q", "y").Reports("q", "2018", Figures(random, 4)).MergesInto("2018-08-15", "x");
        var stays = new Node("x.c", "x").Reports("c", "2018", Figures(random, 6));
        return [came, left, absorbed, stays];
    }

    private static string[] Figures(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => (Key: Pick(random, Keys), Scope: random.Next(4) == 0 ? " own" : ""))
                .Select(f => (Place: $"{f.Key} {TimeFor(random, f.Key)}", f.Scope))
                .DistinctBy(f => (f.Place, f.Scope))
                .Select(f => $"{f.Place} {Pick(random, Values)}{f.Scope}"),
        ];

    private static Claim Claim(Random random)
    {
        var (one, other) = (Pick(random, Keys), Pick(random, Keys));
        var (of, against) = ($"{one} {TimeFor(random, one)}", $"{other} {TimeFor(random, other)}");
        var value = Pick(random, ["1", "2.5", "7", "50", "~100"]);
        return Written.Claim(
            random.Next(5) switch
            {
                0 => $"restates {value}: {of}",
                1 => $"growth-factor {value}: {of} / {against}",
                2 => $"sum -: {of} = {against} + {of}",
                3 => $"achievement {value}: {of} @ 2018",
                _ => $"difference {value}: {of} / {against} x.c",
            }
        );
    }

    private static System.Collections.Immutable.ImmutableArray<Target> Targets(Random random) =>
        random.Next(3) == 0
            ? [new(Written.Key("admissions"), Written.Time("2018").Period, Written.Quantity(Pick(random, Values)))]
            : [];

    private static string TimeFor(Random random, string key) =>
        Pick(random, Seeds.Catalogue.Find(Written.Key(key).Indicator)!.TakesPeriod ? Periods : Days);

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
