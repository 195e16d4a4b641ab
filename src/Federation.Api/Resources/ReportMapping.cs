using Federation.Api.Wire;
using Federation.Core.Reports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>A report's content, from the core's types to the wire's.</summary>
internal static class ReportMapping
{
    public static ReportBody ToWire(ReportDetail detail) =>
        new()
        {
            Report = detail.Entry.ToWire(),
            Observations = [.. detail.Content.Observations.Select(ToWire)],
            Targets = [.. detail.Content.Targets.Select(ToWire)],
            Claims = [.. detail.Content.Claims.Select(ToWire)],
            AnswersTo = detail.Content.AnswersTo,
            Revisions = [.. detail.Revisions.Select(entry => entry.ToWire())],
            Findings = [.. detail.Findings.Select(finding => finding.ToWire())],
        };

    private static ObservationBody ToWire(Observation stated) =>
        new()
        {
            Indicator = stated.Key.Indicator,
            Breakdown = stated.Key.Breakdown.OrTotal(),
            AsOf = stated.Time.AsOf(),
            Period = stated.Time.Period(),
            StatedTime = stated.StatedTime?.ToString(),
            Precision = stated.Precision,
            Amount = stated.Quantity.ToWire(),
            Scope = stated.Scope,
            Status = stated.Status,
            Inferred = stated.Inferred,
            Derived = stated.Derived,
            Locator = stated.Locator,
        };

    private static StatedTarget ToWire(Target target) =>
        new()
        {
            Indicator = target.Key.Indicator,
            Breakdown = target.Key.Breakdown.OrTotal(),
            Period = target.Period.ToString(),
            Amount = target.Quantity.ToWire(),
            SetBy = target.SetBy,
            PercentOf = target.PercentOf is { } of ? NameOf(of) with { Target = target.OfTarget } : null,
            Locator = target.Locator,
        };

    private static ClaimBody ToWire(Claim claim) =>
        new()
        {
            Kind = claim.Kind,
            Of = NameOf(claim.Of),
            Against = claim.Against is null ? null : NameOf(claim.Against),
            Parts = claim.Parts.IsDefaultOrEmpty ? null : [.. claim.Parts.Select(NameOf)],
            TargetPeriod = claim.TargetPeriod?.ToString(),
            Amount = claim.Value?.ToWire(),
            Locator = claim.Locator,
        };

    private static FigureName NameOf(FigureRef named) =>
        new()
        {
            Committee = named.Committee?.ToString(),
            Indicator = named.Key.Indicator,
            Breakdown = named.Key.Breakdown.OrTotal(),
            AsOf = named.Time.AsOf(),
            Period = named.Time.Period(),
        };
}
