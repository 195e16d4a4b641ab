using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Time;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>What the pages of many figures are asked for in common.</summary>
public sealed record AskedFigures
{
    /// <summary>The indicators; empty where the address names none.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Which part of each.</summary>
    public required Breakdown Breakdown { get; init; }

    /// <summary>The period of what is counted over one; null where the address names none.</summary>
    public required Period? Period { get; init; }

    /// <summary>The tree as then or as now.</summary>
    public required Boundaries Boundaries { get; init; }

    /// <summary>Which of the committees' figures.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="Api.Problems.RefusalException">Something in it is wrong.</exception>
    internal static AskedFigures Read(PageCall call, int indicatorsMax)
    {
        var query = call.Query;
        var reading = new FigureReading(query.Faults, call.Catalogue, call.View.Today);
        var indicators = reading.Indicators(
            query.Text(Parameters.Indicators with { IsRequired = false }),
            indicatorsMax
        );
        var breakdown = reading.Breakdown(query.Text(Parameters.Breakdown), indicators);
        var asked = new AskedFigures
        {
            Indicators = [.. indicators.Distinct()],
            Breakdown = breakdown ?? Breakdown.Total,
            Period = query.Period(Parameters.Period),
            Boundaries = query.Choice<Boundaries>(Parameters.Boundaries) ?? Boundaries.Then,
            Basis = query.Choice<Basis>(Parameters.Basis) ?? Basis.Effective,
        };
        query.Check();
        return asked;
    }

    /// <summary>The day whose tree is meant; null for the tree as it was then.</summary>
    internal DateOnly? BoundariesAt(PageCall call) => Boundaries == Boundaries.Now ? call.View.Today : null;
}
