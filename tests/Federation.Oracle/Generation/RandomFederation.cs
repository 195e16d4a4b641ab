using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Oracle.Generation;

/// <summary>A federation that a seed makes up: committees, their history, their reports.</summary>
public sealed class RandomFederation
{
    private RandomFederation(
        Chronicle chronicle,
        IReadOnlyList<(CommitteeId Committee, CommitteeEvent Event)> events,
        IReadOnlyList<FigureKey> keys,
        IReadOnlyList<Period> periods
    )
    {
        Chronicle = chronicle;
        Events = events;
        Keys = keys;
        Periods = periods;
    }

    /// <summary>All that happened.</summary>
    public Chronicle Chronicle { get; }

    /// <summary>Its events in an order in which each leaves a tree on every day.</summary>
    public IReadOnlyList<(CommitteeId Committee, CommitteeEvent Event)> Events { get; }

    /// <summary>The keys that may have been reported.</summary>
    public IReadOnlyList<FigureKey> Keys { get; }

    /// <summary>Periods worth asking for: standard, reported and odd ones.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The federation that a seed makes.</summary>
    public static RandomFederation Make(int seed, FederationShape? shape = null)
    {
        shape ??= FederationShape.Usual;
        var dice = new Dice(seed);
        var calendar = new Calendar(dice, 2014 + dice.Next(4), dice.Between(1, shape.YearsMax));
        var keys = dice.Shuffle(TestCatalogue.Keys).Take(dice.Between(1, shape.KeysMax)).Order().ToList();
        var history = new HistoryMaker(dice, shape, calendar);
        var sprigs = history.Make();
        var reports = new ReportMaker(dice, shape, calendar, keys);
        var chronicle = new Chronicle(
            TestCatalogue.Catalogue,
            sprigs.Select(s =>
                KeyValuePair.Create<CommitteeId, ImmutableArray<Fact>>(
                    s.Id,
                    [.. s.Events.Select(e => new EventRecorded(e)), .. reports.For(s)]
                )
            )
        );
        return new(chronicle, history.Events, keys, [.. Asked(chronicle, dice, calendar).Distinct()]);
    }

    private static IEnumerable<Period> Asked(Chronicle chronicle, Dice dice, Calendar calendar)
    {
        var reported = chronicle
            .Facts.Values.SelectMany(f => f)
            .OfType<ReportAccepted>()
            .SelectMany(r => r.Report.Observations)
            .Where(o => !o.Time.IsDate)
            .Select(o => o.Time.Period)
            .Distinct()
            .ToList();
        return dice.Shuffle(reported)
            .Take(6)
            .Concat(Enumerable.Range(0, 8).Select(_ => calendar.Period()))
            .Append(new(calendar.First, calendar.Last));
    }
}
