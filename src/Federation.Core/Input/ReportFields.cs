using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Reads a report: the body of a submission, or what was stored of one.</summary>
internal sealed class ReportFields(InputContext context)
{
    private static readonly string[] Names =
    [
        "key",
        "revision",
        "asOf",
        "period",
        "source",
        "observations",
        "answersTo",
        "targets",
        "claims",
    ];

    private static readonly string[] ObservationNames =
    [
        "indicator",
        "breakdown",
        "asOf",
        "period",
        "precision",
        .. QuantityFields.Names,
        "scope",
        "status",
        "inferred",
        "locator",
    ];

    private static readonly string[] StoredObservationNames = [.. ObservationNames, "stated"];

    private readonly Dictionary<(FigureKey, FigureTime, Scope), PlacedValue> seen = [];
    private readonly Dictionary<(FigureKey, FigureTime), FigureTime> counted = [];

    /// <summary>The report as stated, without derived totals; null with faults where it is wrong.</summary>
    public Report? Read(PlacedValue? root)
    {
        var faults = context.Faults;
        if (Fields.Open(faults, root, Names) is not { } fields)
        {
            return null;
        }

        var key = faults.Slug(fields.Need("key"));
        var revision = faults.Whole(fields.Find("revision"), 1, int.MaxValue) ?? 1;
        var source = SourceFields.Read(context, fields.Need("source"));
        var time = Time(fields, source);
        seen.EnsureCapacity(context.IsStored ? 0 : fields.Find("observations")?.Children.Length ?? 0);
        var observations = All(fields, "observations", InputLimits.ObservationsMax, item => Observation(item, source));
        var targets = All(fields, "targets", InputLimits.TargetsMax, new TargetFields(context).Read);
        var claims = All(fields, "claims", InputLimits.ClaimsMax, new ClaimFields(context, counted).Read);
        var answersTo = faults.KnownCodes(fields.Find("answersTo"), InputLimits.AnswersToMax, Programme);
        if (!faults.Any && !context.IsStored && observations.IsEmpty && targets.IsEmpty && claims.IsEmpty)
        {
            faults.Add(root!, InputMessages.EmptyReport());
        }

        return key is null || source is null || time is null
            ? null
            : new(key, revision, time.Value, source, observations, targets, claims, answersTo);
    }

    private ImmutableArray<T> All<T>(Fields fields, string name, int countMax, Func<PlacedValue, T?> read)
        where T : class
    {
        var items = context.Faults.Items(fields.Find(name), countMax);
        var all = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            if (read(item) is { } one)
            {
                all.Add(one);
            }
        }

        return all.DrainToImmutable();
    }

    /// <summary>
    /// What the report is of, as written: a report of a year answers a yearly plan even if it is told in November.
    /// <see cref="Report.KnownOn"/> says how far it knows, and that is what may not lie after today.
    /// </summary>
    private FigureTime? Time(Fields fields, Source? source)
    {
        if (TimeFields.Read(context, fields, null, out var at) is not { } time)
        {
            return null;
        }

        if (context.IsStored || source is null)
        {
            return time;
        }

        var known = source.NotAfterPublication(time.Day);
        return TimeFields.IsNameable(context, at, time) && TimeFields.IsKnowable(context, at, known) ? time : null;
    }

    private Observation? Observation(PlacedValue item, Source? source)
    {
        var faults = context.Faults;
        if (Fields.Open(faults, item, context.IsStored ? StoredObservationNames : ObservationNames) is not { } fields)
        {
            return null;
        }

        var key = KeyFields.Read(context, fields, out var indicator);
        if (indicator is { Kind: IndicatorKind.DerivedRatio })
        {
            faults.Add(fields.Find("indicator")!, InputMessages.DerivedRatio(indicator.Code));
        }

        var stated = TimeFields.Read(context, fields, indicator, out var at);
        var quantity = QuantityFields.Read(context, fields);
        QuantityFields.CheckPercentage(context, fields, indicator, quantity);
        var scope = faults.Choice<Scope>(fields.Need("scope"));
        var status = faults.Choice<FigureStatus>(fields.Find("status")) ?? FigureStatus.Actual;
        var inferred = faults.Flag(fields.Find("inferred")) ?? false;
        var locator = faults.Text(fields.Find("locator"), InputLimits.LocatorLengthMax);
        var (time, precision, original) = context.IsStored
            ? Stored(fields, stated)
            : Counted(fields, at, stated, status, source);
        if (key is null || time is null || quantity is null || scope is null)
        {
            return null;
        }

        CheckOnce(item, key, time.Value, original, scope.Value);
        return new(key, time.Value, quantity.Value, scope.Value, status, inferred, false, locator, precision, original);
    }

    private (FigureTime? Time, string? Precision, FigureTime? Original) Counted(
        Fields fields,
        PlacedValue at,
        FigureTime? stated,
        FigureStatus status,
        Source? source
    )
    {
        var precision = DatePrecision.Read(context.Faults, fields.Find("precision"), stated?.Day);
        if (stated is not { } written)
        {
            return (null, null, null);
        }

        var time = CountedTime.Of(context, at, written, precision, status, source);
        return (time, precision.Kept, time == written ? null : written);
    }

    private (FigureTime? Time, string? Precision, FigureTime? Original) Stored(Fields fields, FigureTime? time)
    {
        var precision = context.Faults.Text(fields.Find("precision"), InputLimits.CodeLengthMax);
        var at = fields.Find("stated");
        FigureTime? original = time is { IsDate: true }
            ? context.Faults.Day(at) is { } day
                ? FigureTime.AsOf(day)
                : null
            : context.Faults.Period(at) is { } period
                ? FigureTime.Over(period)
                : null;
        return (time, precision, original);
    }

    /// <summary>
    /// Two figures of one key, time and scope contradict or repeat each other: not one of them may be chosen.
    /// </summary>
    private void CheckOnce(PlacedValue item, FigureKey key, FigureTime time, FigureTime? original, Scope scope)
    {
        if (context.IsStored)
        {
            return;
        }

        if (original is { } written)
        {
            counted.TryAdd((key, written), time);
        }

        if (!seen.TryAdd((key, time, scope), item))
        {
            context.Faults.Add(item, InputMessages.DuplicateObservation(seen[(key, time, scope)].Path!));
        }
    }

    private FaultText? Programme(string code)
    {
        var known = context.Catalogue?.Programmes.Select(programme => programme.Code);
        return known is null || known.Contains(code) ? null : InputMessages.UnknownProgramme(code, known);
    }
}
