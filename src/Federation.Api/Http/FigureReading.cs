using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;

namespace Federation.Api.Http;

/// <summary>Reads what asks for figures, and holds it against the catalogue.</summary>
public sealed class FigureReading(FaultList faults, Catalogue catalogue, DateOnly today)
{
    /// <summary>The question; null where anything is wrong, with its faults.</summary>
    public Question? Question(FigureTexts texts)
    {
        var indicator = texts.Indicator is null ? Missing() : Indicator(texts.Indicator);
        var breakdown = Breakdown(texts.Breakdown, indicator is null ? [] : [indicator]);
        var time = Time(texts.AsOf, texts.Period, indicator);
        var boundaries = Choice<Boundaries>(Parameters.Boundaries, texts.Boundaries);
        var basis = Choice<Basis>(Parameters.Basis, texts.Basis);
        return indicator is null || breakdown is null || time is null || faults.Any
            ? null
            : new(
                new(indicator.Code, breakdown),
                time.Value,
                basis ?? Basis.Effective,
                boundaries == Boundaries.Now ? today : null
            );
    }

    /// <summary>Reads the parameters of one figure.</summary>
    public Question? Question(Query query) =>
        Question(
            new FigureTexts(
                query.Text(Parameters.Indicator with { IsRequired = false }),
                query.Text(Parameters.Breakdown),
                query.Text(Parameters.AsOf),
                query.Text(Parameters.Period),
                query.Text(Parameters.Boundaries),
                query.Text(Parameters.Basis)
            )
        );

    /// <summary>An indicator by its code; null with a fault where there is none.</summary>
    public Indicator? Indicator(string code)
    {
        var indicator = catalogue.Find(code);
        if (indicator is null)
        {
            faults.AddUnknownIndicator(Parameters.Indicator.Name, code, catalogue);
        }

        return indicator;
    }

    /// <summary>Indicators by their codes, separated by commas; with a fault for each that there is not.</summary>
    public IReadOnlyList<Indicator> Indicators(string? text, int countMax)
    {
        var codes = text?.Split(',') ?? [];
        if (codes.Length <= countMax)
        {
            return [.. codes.Select(Indicator).OfType<Indicator>()];
        }

        faults.Add(Parameters.Indicators.Name, QueryMessages.TooMany(codes.Length, countMax));
        return [];
    }

    /// <summary>
    /// A breakdown that every one of the indicators has; null with a fault for each thing that is wrong.
    /// </summary>
    public Breakdown? Breakdown(string? text, IReadOnlyCollection<Indicator> indicators)
    {
        if (!Core.Indicators.Breakdown.TryParse(text, out var breakdown))
        {
            faults.Add(Parameters.Breakdown.Name, QueryMessages.BreakdownMalformed(text!));
            return null;
        }

        var isRight = true;
        foreach (var pair in breakdown.Pairs)
        {
            isRight &= IsKnown(pair, indicators);
        }

        return isRight ? breakdown : null;
    }

    /// <summary>One of some codes; null where it is absent or wrong.</summary>
    public T? Choice<T>(QueryParameter parameter, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (EnumCodes<T>.TryParse(text, out var value))
        {
            return value;
        }

        faults.Add(parameter.Name, QueryMessages.UnknownChoice(text, EnumCodes<T>.All));
        return null;
    }

    private Indicator? Missing()
    {
        faults.Add(Parameters.Indicator.Name, QueryMessages.Missing(Parameters.Indicator.Name));
        return null;
    }

    private FigureTime? Time(string? asOf, string? period, Indicator? indicator)
    {
        if (asOf is null == period is null)
        {
            var field = asOf is null && indicator?.TakesPeriod == true ? Parameters.Period : Parameters.AsOf;
            faults.Add(field.Name, QueryMessages.OneTimeNeeded());
            return null;
        }

        if (indicator is not null && indicator.TakesPeriod == period is null)
        {
            faults.Add(
                period is null ? Parameters.AsOf.Name : Parameters.Period.Name,
                QueryMessages.WrongTime(indicator)
            );
            return null;
        }

        return period is not null
            ? Times.Period(faults, Parameters.Period, period) is { } over
                ? FigureTime.Over(over)
                : null
            : Times.Day(faults, Parameters.AsOf, asOf!) is { } day
                ? FigureTime.AsOf(day)
                : null;
    }

    private bool IsKnown(BreakdownPair pair, IReadOnlyCollection<Indicator> indicators)
    {
        var dimension = catalogue.FindDimension(pair.Dimension);
        (string, Labels)? fault =
            dimension is null ? QueryMessages.UnknownDimension(pair.Dimension, catalogue)
            : indicators.FirstOrDefault(indicator => indicator.Find(pair.Dimension) is null) is { } without
                ? QueryMessages.DimensionNotDeclared(pair.Dimension, without)
            : dimension.Find(pair.Member) is null ? QueryMessages.UnknownMember(pair.Member, dimension)
            : null;
        if (fault is { } found)
        {
            faults.Add(Parameters.Breakdown.Name, found);
        }

        return fault is null;
    }
}
