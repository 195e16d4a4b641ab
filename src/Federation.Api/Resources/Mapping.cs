using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Rules;
using Federation.Core.Series;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>From the core's types to the wire's.</summary>
internal static class Mapping
{
    public static Bilingual ToWire(this Labels labels) => new() { Vi = labels.Vi, En = labels.En };

    public static Amount ToWire(this Quantity quantity)
    {
        var isRange = quantity.Bound == Bound.Range;
        return new()
        {
            Value = quantity.Low,
            Upper = quantity.High,
            Bound = quantity.Bound,
            MayBeMore = isRange ? quantity.MayBeMore : null,
            MayBeLess = isRange ? quantity.MayBeLess : null,
        };
    }

    /// <summary>An instant in UTC, to the millisecond.</summary>
    public static DateTime ToWire(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    public static string? OrTotal(this Breakdown breakdown) => breakdown.IsTotal ? null : breakdown.ToString();

    public static DateOnly? AsOf(this FigureTime time) => time.IsDate ? time.Day : null;

    public static string? Period(this FigureTime time) => time.IsDate ? null : time.Period.ToString();

    public static KeyBody ToWire(this FigureKey key) =>
        new() { Indicator = key.Indicator, Breakdown = key.Breakdown.OrTotal() };

    public static Figure ToWire(this NodeFigure node, Catalogue catalogue) =>
        ToWire(node, catalogue.Find(node.Answer.Question.Key.Indicator)!.Unit, node.Answer.Value);

    /// <summary>The figure with another value than its own: the one that a parent used.</summary>
    public static Figure ToWire(this NodeFigure node, string unit, Quantity? value)
    {
        var answer = node.Answer;
        var (key, time) = (answer.Question.Key, answer.Question.Time);
        var isRange = value is { Bound: Bound.Range };
        return new()
        {
            Committee = answer.Committee.ToString(),
            Indicator = key.Indicator,
            Breakdown = key.Breakdown.OrTotal(),
            Unit = unit,
            AsOf = time.AsOf(),
            Period = time.Period(),
            Value = value?.Low,
            Upper = value?.High,
            Bound = value?.Bound,
            MayBeMore = isRange ? value!.Value.MayBeMore : null,
            MayBeLess = isRange ? value!.Value.MayBeLess : null,
            Basis = answer.Used,
            Declared = answer.Declared?.ToWire(),
            Computed = answer.Computed?.ToWire(),
            Moved = answer.Moved?.ToWire(),
            ObservedOn = answer.ObservedOn,
            Derived = answer.Tally.Derived != 0,
            Inferred = answer.Tally.Inferred != 0,
            Estimated = answer.Tally.Estimated != 0,
            Projected = answer.Tally.Projected != 0,
            Coverage = answer.Coverage.ToWire(),
            Findings = answer.Findings,
            FreshAt = node.FreshAt?.ToWire(),
            Stale = node.Stale,
            MoveInProgress = node.IsMoveUnderWay ? true : null,
            Version = node.Version.ToString(),
            NotAdditive = answer.NotAdditive ? true : null,
            Stated = answer.Stated.IsDefaultOrEmpty ? null : [.. answer.Stated.Select(ToWire)],
        };
    }

    public static FigureCoverage ToWire(this Coverage coverage) =>
        new()
        {
            Reporting = coverage.Reporting,
            Expected = coverage.Expected,
            DaysCovered = coverage.DaysCovered,
            Days = coverage.Days,
            Complete = coverage.Complete,
        };

    public static FindingBody ToWire(this Finding finding) =>
        new()
        {
            Code = finding.Code,
            Severity = finding.Severity,
            Committee = finding.Committee.ToString(),
            Indicator = finding.Key?.Indicator,
            Breakdown = finding.Key?.Breakdown.OrTotal(),
            AsOf = finding.Time?.AsOf(),
            Period = finding.Time?.Period(),
            Report = finding.Report,
            Locator = finding.Locator,
            Message = finding.Message.ToWire(),
        };

    public static SourceBody ToWire(this Source source) =>
        new()
        {
            Document = source.Document,
            Publisher = source.Publisher,
            Title = source.Title,
            PublishedOn = source.PublishedOn,
            PublishedPrecision = source.Precision,
            Url = source.Url,
            StatedBy = source.StatedBy,
        };

    public static ReportItem ToWire(this ReportEntry entry)
    {
        var head = entry.Report.Head;
        return new()
        {
            Key = head.Key,
            Revision = head.Revision,
            State = entry.State,
            AsOf = head.Time.AsOf(),
            Period = head.Time.Period(),
            Source = head.Source.ToWire(),
            AcceptedAt = entry.Report.AcceptedAt.ToWire(),
            Sequence = entry.Report.Sequence,
            Hash = entry.Report.Hash,
            Findings = entry.Findings,
            Reason = entry.Reason,
        };
    }

    public static EventBody ToWire(this CommitteeEvent happened)
    {
        var other = happened.Other?.ToString();
        return new()
        {
            Key = happened.Key,
            Kind = happened.Kind,
            EffectiveFrom = happened.EffectiveFrom == DateOnly.MinValue ? null : happened.EffectiveFrom,
            EffectivePrecision = happened.Precision,
            DecidedOn = happened.DecidedOn,
            Document = happened.Document,
            Parent = happened.Kind is EventKind.Established or EventKind.Transferred ? other : null,
            Into = happened.Kind == EventKind.MergedInto ? other : null,
            From = happened.Kind == EventKind.Split ? other : null,
            Names = happened.Names?.ToWire(),
            Level = happened.Level,
            Codes = happened.Codes,
            UnitKind = happened.UnitKind,
            Indicators = happened.Indicators.IsDefault ? null : happened.Indicators,
            MergedFrom = happened.MergedFrom?.ToString(),
        };
    }

    public static WriteReceipt ToWire(this WriteResult result) =>
        new()
        {
            Committee = result.Committee.ToString(),
            Sequence = result.Sequence,
            Hash = result.Hash,
            Changed = result.Changed,
        };

    public static ReceiptBody ToWire(this Receipt receipt) =>
        new()
        {
            Committee = receipt.Committee.ToString(),
            Key = receipt.Key,
            Revision = receipt.Revision,
            Sequence = receipt.Sequence,
            Hash = receipt.Hash,
            AcceptedAt = receipt.AcceptedAt.ToWire(),
            Superseded = receipt.Superseded,
            Findings = [.. receipt.Findings.Select(ToWire)],
        };

    private static StatedPercentage ToWire(StatedRatio stated) =>
        new()
        {
            Committee = stated.Committee.ToString(),
            Period = stated.Period.ToString(),
            Amount = stated.Quantity.ToWire(),
        };
}
