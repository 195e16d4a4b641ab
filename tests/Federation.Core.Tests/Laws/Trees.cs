using Federation.Core.Facts;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Oracle;
using Federation.Oracle.Generation;
using Federation.Oracle.Naive;

namespace Federation.Core.Tests.Laws;

/// <summary>A random federation and what a law says of it.</summary>
/// <param name="Seed">What made it.</param>
/// <param name="Chronicle">All that happened; when a failure is made smaller, ever less.</param>
/// <param name="Keys">What may have been reported.</param>
/// <param name="Periods">Over which flows are asked.</param>
internal sealed record Trees(
    int Seed,
    Chronicle Chronicle,
    IReadOnlyList<FigureKey> Keys,
    IReadOnlyList<Period> Periods
)
{
    /// <summary>
    /// Checks many random federations. A failure is told with its seed; run again with that seed alone, it is made as small
    /// as it gets.
    /// </summary>
    public static void Each(int first, int count, FederationShape shape, Func<Trees, string?> law) =>
        Seeds.Each(first, count, seed => Check(seed, shape, law));

    /// <summary>Checks one; null where the law holds.</summary>
    public static string? Check(int seed, FederationShape shape, Func<Trees, string?> law)
    {
        var made = RandomFederation.Make(seed, shape);
        var trees = new Trees(seed, made.Chronicle, made.Keys, made.Periods);
        var faults = new NaiveOracle(made.Chronicle).Faults.ToList();
        if (faults.Count > 0)
        {
            return $"No history: {string.Join("; ", faults)}\n{ChronicleText.Of(made.Chronicle)}";
        }

        if (Try(law, trees) is not { } fault)
        {
            return null;
        }

        if (!Seeds.IsReplay)
        {
            return fault;
        }

        var smallest = Shrinker.Shrink(made.Chronicle, c => Try(law, trees with { Chronicle = c }) is not null);
        return $"{fault}\nSmallest:\n{Try(law, trees with { Chronicle = smallest })}\n{ChronicleText.Of(smallest)}";
    }

    /// <summary>Each day on which something changes, and its neighbours, and two far from all.</summary>
    public IReadOnlyList<DateOnly> Days
    {
        get
        {
            var facts = Chronicle.Facts.Values.SelectMany(f => f).ToList();
            var events = facts.OfType<EventRecorded>().Select(e => e.Event.EffectiveFrom);
            var stated = StatedTimes.Where(t => t.IsDate).Select(t => t.Day);
            return
            [
                .. events
                    .Where(d => d != DateOnly.MinValue)
                    .Concat(stated)
                    .SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) })
                    .Append(new(1999, 1, 1))
                    .Append(new(2049, 1, 1))
                    .Distinct()
                    .Order(),
            ];
        }
    }

    /// <summary>Every time for which any report, standing or not, states a figure.</summary>
    public IEnumerable<FigureTime> StatedTimes =>
        Chronicle
            .Facts.Values.SelectMany(f => f)
            .OfType<ReportAccepted>()
            .SelectMany(r => r.Report.Observations)
            .Select(o => o.Time);

    /// <summary>The keys of a kind.</summary>
    public IEnumerable<FigureKey> KeysOf(IndicatorKind kind) => Keys.Where(k => TestCatalogue.KindOf(k) == kind);

    private static string? Try(Func<Trees, string?> law, Trees trees)
    {
        try
        {
            return law(trees);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
