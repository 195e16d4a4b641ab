using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>The catalogue in force.</summary>
public static class CatalogueEndpoints
{
    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/catalogue", Catalogue)
            .Is("catalogue", "catalogue", "Indicators, dimensions, units, levels, programme documents and plans.")
            .Takes()
            .Refuses(422);
        return routes;
    }

    private static Read<CatalogueBody> Catalogue([AsParameters] Call call)
    {
        new Query(call.Http).Check();
        var catalogue = call.Catalogue;
        return new(
            new()
            {
                Indicators = [.. catalogue.Indicators.Select(ToWire)],
                Dimensions = [.. catalogue.Dimensions.Select(ToWire)],
                Units = [.. catalogue.Units.Select(ToWire)],
                Levels = [.. catalogue.Levels.Select(ToWire)],
                Programmes = [.. catalogue.Programmes.Select(ToWire)],
                Plans =
                [
                    .. catalogue.Plans.Select(plan => new PlanBody
                    {
                        Code = plan.Code,
                        Level = plan.Level,
                        Every = plan.Every,
                        DueDays = plan.DueDays,
                        Indicators = plan.Indicators,
                        Labels = plan.Labels.ToWire(),
                    }),
                ],
            }
        );
    }

    private static IndicatorBody ToWire(Indicator indicator) =>
        new()
        {
            Code = indicator.Code,
            Kind = indicator.Kind,
            Time = indicator.TakesPeriod ? TimeKind.Period : TimeKind.Date,
            Unit = indicator.Unit,
            Labels = indicator.Labels.ToWire(),
            Dimensions =
            [
                .. indicator.Dimensions.Select(use => new IndicatorDimensionBody
                {
                    Code = use.Code,
                    Overlapping = use.Overlapping,
                    NoTotal = use.NoTotal,
                }),
            ],
            Feeds = indicator.Feeds,
            Numerator = indicator.Numerator?.ToWire(),
            Denominator = indicator.Denominator?.ToWire(),
        };

    private static DimensionBody ToWire(Dimension dimension) =>
        new()
        {
            Code = dimension.Code,
            Labels = dimension.Labels.ToWire(),
            Members =
            [
                .. dimension.Members.Select(member => new MemberBody
                {
                    Code = member.Code,
                    Labels = member.Labels.ToWire(),
                    Within = DimensionMember.ParentOf(member.Code),
                }),
            ],
        };

    private static CodeBody ToWire(CodeLabel label) => new() { Code = label.Code, Labels = label.Labels.ToWire() };

    private static ProgrammeBody ToWire(ProgrammeDocument programme) =>
        new()
        {
            Code = programme.Code,
            WrittenAs = programme.WrittenAs,
            Date = programme.Date,
            Labels = programme.Labels.ToWire(),
        };
}
