using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
using Federation.Oracle;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;
using Federation.Simulation.World;

namespace Federation.Simulation.Checks;

/// <summary>
/// The end of a history: every committee is compared with its neighbours, and with the naive oracle, which knows the journals
/// alone.
/// </summary>
internal sealed class Reckoning(Universe universe, IReadOnlyList<FigureKey> keys, IReadOnlyList<Period> periods)
{
    private const int AnswersMax = 6_000;

    /// <summary>The first thing that is wrong; null where nothing is.</summary>
    public async Task<string?> FirstFaultAsync()
    {
        var facts = new Dictionary<CommitteeId, ImmutableArray<Fact>>();
        foreach (var disk in universe.Disks.Values)
        {
            foreach (var committee in (await disk.EntriesAsync()).GroupBy(e => e.Committee))
            {
                // What an upper notes of its children follows from the children.
                facts[committee.Key] = [.. committee.Select(Disk.FactOf).Where(f => f is not ChildLinked)];
            }
        }

        var chronicle = new Chronicle(TestCatalogue.Catalogue, facts);
        var states = universe
            .Seats.Where(s => s.View is { State.History.Exists: true })
            .ToDictionary(s => s.Id, s => s.View!.State);
        var missing = facts
            .Where(f => f.Value.OfType<EventRecorded>().Any() && !states.ContainsKey(f.Key))
            .Select(f => f.Key)
            .ToList();
        if (missing.Count > 0)
        {
            return $"not there: {string.Join(", ", missing)}";
        }

        if (states.Values.FirstOrDefault(s => s.IsMoveUnderWay) is { } root)
        {
            return $"at {root.Id} a move is still under way: {string.Join(", ", root.Crossings.Concat(root.Follows).Select(c => c.Key))}";
        }

        return HeldFault() ?? (OracleFault(chronicle, new(states)) is { } fault ? fault + Origin(chronicle) : null);
    }

    /// <summary>
    /// Whether the same facts, delivered one after the other without an engine, are answered otherwise than the oracle does:
    /// then the fault is in what a committee makes of them, not in how they got there.
    /// </summary>
    private string Origin(Chronicle chronicle)
    {
        bool Fails(Chronicle facts) =>
            Enumerable
                .Range(1, 8)
                .Select(order => DeliveredFederation.Deliver(facts, order))
                .Any(delivered => OracleFault(facts, delivered.States) is not null);

        if (!Fails(chronicle))
        {
            return "\nDelivered without an engine, the same facts agree.";
        }

        return universe.IsHeard
            ? $"\nDelivered without an engine, they do not either:\n{ChronicleText.Of(Shrinker.Shrink(chronicle, Fails, 500))}"
            : "\nDelivered without an engine, they do not either.";
    }

    /// <summary>What an upper holds of a committee is what that committee shows it.</summary>
    private string? HeldFault()
    {
        var seats = universe.Seats.ToDictionary(s => s.Id);
        foreach (var child in seats.Values.Where(s => s.View!.State.History.Exists))
        {
            foreach (var upper in child.View!.State.History.Uppers)
            {
                var held = seats.GetValueOrDefault(upper)?.View!.State.Children.Find(child.Id)?.Summary;
                var shown = child.View.State.SummaryFor(upper);
                var isNothing = held is null && shown.Tree.IsNothing && shown.Keys.Count == 0;
                if (!isNothing && (held is null || SummaryDigest.Of(held) != SummaryDigest.Of(shown)))
                {
                    return $"{upper} does not hold what {child} shows it: {PlaceOf(held, shown)}";
                }
            }
        }

        return null;
    }

    private static string PlaceOf(Summary? held, Summary shown)
    {
        if (held is null || !held.Tree.Equals(shown.Tree))
        {
            return "another tree";
        }

        var keys = held.Keys.Concat(shown.Keys).Select(k => k.Key).Distinct();
        var key = keys.First(k => DigestOf(held, k) != DigestOf(shown, k));
        return $"{key}: {held.Find(key)} and not {shown.Find(key)}";
    }

    private static string? DigestOf(Summary summary, FigureKey key) =>
        summary.Find(key) is { } one
            ? SummaryDigest.Of(new(summary.Tree, SortedTable<FigureKey, KeySummary>.Empty.With(key, one)))
            : null;

    private string? OracleFault(Chronicle chronicle, FederationStates states)
    {
        var oracle = new NaiveOracle(chronicle);
        if (oracle.Faults.FirstOrDefault() is { } fault)
        {
            return $"no history: {fault}";
        }

        var comparison = new Comparison(oracle, states);
        var times = Math.Max(4, AnswersMax / Math.Max(1, states.Committees.Count * keys.Count));
        var dice = new Dice(1);
        var days = dice.Shuffle(Days(chronicle)).Take(times).Order().ToList();
        var asked = dice.Shuffle(periods).Take(times).ToList();
        return comparison.FirstTreeDifference(days)
            ?? comparison.FirstDifference(keys, days, asked)
            ?? ExplainFault(states, oracle, days, asked);
    }

    private string? ExplainFault(
        FederationStates states,
        NaiveOracle oracle,
        IReadOnlyList<DateOnly> days,
        IReadOnlyList<Period> asked
    )
    {
        for (var i = 0; i < 20; i++)
        {
            var key = universe.Dice.Pick(keys);
            var period = universe.Dice.Pick(asked);
            Question? question = TestCatalogue.KindOf(key) switch
            {
                IndicatorKind.Stock => new(key, FigureTime.AsOf(universe.Dice.Pick(days))),
                IndicatorKind.Flow when !oracle.IsTurnedOver(period) => new(key, FigureTime.Over(period)),
                _ => null,
            };
            if (question is not null && states.LinesFault(universe.Dice.Pick(states.Committees), question) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static List<DateOnly> Days(Chronicle chronicle)
    {
        var all = chronicle.Facts.Values.SelectMany(f => f).ToList();
        var events = all.OfType<EventRecorded>().Select(e => e.Event.EffectiveFrom).Where(d => d != DateOnly.MinValue);
        var stated = all.OfType<ReportAccepted>()
            .SelectMany(r => r.Report.Observations)
            .Where(o => o.Time.IsDate)
            .Select(o => o.Time.Day);
        return
        [
            .. events
                .Concat(stated)
                .SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) })
                .Append(new(2049, 1, 1))
                .Distinct()
                .Order(),
        ];
    }
}
