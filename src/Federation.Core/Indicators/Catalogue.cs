using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.Core.Plans;

namespace Federation.Core.Indicators;

/// <summary>
/// The indicators, dimensions, units, levels, programme documents and plans in force: data, checked when it is made.
/// A new indicator needs no code. Immutable.
/// </summary>
public sealed class Catalogue
{
    /// <summary>Of what is stated in practice; whatever comes beyond is kept by each committee for itself.</summary>
    private const int SharedMax = 100_000;

    private readonly ConcurrentDictionary<FigureKey, FigureKey> shared = new();
    private readonly ConcurrentDictionary<string, Breakdown> breakdowns = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Indicator> indicators;
    private readonly FrozenDictionary<string, Dimension> dimensions;
    private readonly ILookup<string?, Indicator> feeders;

    internal Catalogue(CatalogueParts parts)
    {
        Indicators = parts.Indicators;
        Dimensions = parts.Dimensions;
        Units = parts.Units;
        Levels = parts.Levels;
        Programmes = parts.Programmes;
        Plans = parts.Plans;
        indicators = Indicators.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);
        dimensions = Dimensions.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        feeders = Indicators.ToLookup(i => i.Feeds, StringComparer.Ordinal);
    }

    /// <summary>The indicators, in the catalogue's order.</summary>
    public ImmutableArray<Indicator> Indicators { get; }

    /// <summary>The dimensions.</summary>
    public ImmutableArray<Dimension> Dimensions { get; }

    /// <summary>The units of measure.</summary>
    public ImmutableArray<CodeLabel> Units { get; }

    /// <summary>The levels of committee, from the nation down.</summary>
    public ImmutableArray<CodeLabel> Levels { get; }

    /// <summary>The programme documents.</summary>
    public ImmutableArray<ProgrammeDocument> Programmes { get; }

    /// <summary>The reporting plans.</summary>
    public ImmutableArray<ReportingPlan> Plans { get; }

    /// <summary>The indicator with a code, null where there is none.</summary>
    public Indicator? Find(string code) => indicators.GetValueOrDefault(code);

    /// <summary>The dimension with a code, null where there is none.</summary>
    public Dimension? FindDimension(string code) => dimensions.GetValueOrDefault(code);

    /// <summary>Whether a level is known.</summary>
    public bool HasLevel(string code) => Levels.Any(l => l.Code == code);

    /// <summary>The flows that feed a stock.</summary>
    public IEnumerable<Indicator> FeedersOf(string stock) => feeders[stock];

    /// <summary>The one object of a key that all committees keep; the first that was asked for.</summary>
    internal FigureKey Shared(FigureKey key) =>
        shared.TryGetValue(key, out var known) ? known
        : shared.Count < SharedMax ? shared.GetOrAdd(key, key)
        : key;

    /// <summary>A breakdown by its text, where it has been read and found right before; else null.</summary>
    internal Breakdown? FindBreakdown(string text) => breakdowns.GetValueOrDefault(text);

    /// <summary>Remembers a breakdown that was found right.</summary>
    internal void Remember(string text, Breakdown breakdown)
    {
        if (!breakdowns.ContainsKey(text) && breakdowns.Count < SharedMax)
        {
            breakdowns.TryAdd(text, breakdown);
        }
    }
}
