using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.Input;

/// <summary>Reads targets, in reports and where they are set.</summary>
internal sealed class TargetFields(InputContext context)
{
    private static readonly string[] Names =
    [
        "indicator",
        "breakdown",
        "period",
        .. QuantityFields.Names,
        "setBy",
        "percentOf",
        "locator",
    ];

    private static readonly string[] BaseNames = ["indicator", "breakdown", "asOf", "period", "target"];
    private static readonly string[] StoredBaseNames = [.. BaseNames, "committee"];

    private readonly Dictionary<(FigureKey Key, Period Period, string? SetBy), PlacedValue> seen = [];

    /// <summary>One target with its own period and setter; null with a fault where it is wrong.</summary>
    public Target? Read(PlacedValue item)
    {
        if (Fields.Open(context.Faults, item, Names) is not { } fields)
        {
            return null;
        }

        var period = Period(context, fields.Need("period"));
        var setBy = context.Faults.Text(fields.Find("setBy"), InputLimits.NameLengthMax);
        return Read(fields, period, setBy);
    }

    /// <summary>One target of a list that states period and setter once.</summary>
    public Target? Read(PlacedValue item, Period? period, string? setBy)
    {
        var fields = Fields.Open(
            context.Faults,
            item,
            ["indicator", "breakdown", .. QuantityFields.Names, "percentOf", "locator"]
        );
        return fields is null ? null : Read(fields, period, setBy);
    }

    /// <summary>A target's period: it may lie ahead.</summary>
    public static Period? Period(InputContext context, PlacedValue? value)
    {
        var period = context.Period(value);
        return period is { } over && TimeFields.IsNameable(context, value!, FigureTime.Over(over)) ? over : null;
    }

    private Target? Read(Fields fields, Period? period, string? setBy)
    {
        var key = KeyFields.Read(context, fields, out var indicator);
        var quantity = QuantityFields.Read(context, fields);
        var percentOf = Base(fields.Find("percentOf"), out var ofTarget);
        var locator = context.Faults.Text(fields.Find("locator"), InputLimits.LocatorLengthMax);
        if (percentOf is null)
        {
            QuantityFields.CheckPercentage(context, fields, indicator, quantity);
        }

        if (key is null || quantity is null || period is null)
        {
            return null;
        }

        if (!context.IsStored && !seen.TryAdd((key, period.Value, setBy), fields.Value))
        {
            var first = seen[(key, period.Value, setBy)];
            context.Faults.Add(fields.Value, InputMessages.DuplicateTarget(first.Path!));
        }

        return new(key, period.Value, quantity.Value, setBy, percentOf, ofTarget, locator);
    }

    private FigureRef? Base(PlacedValue? value, out bool isTarget)
    {
        isTarget = false;
        if (Fields.Open(context.Faults, value, context.IsStored ? StoredBaseNames : BaseNames) is not { } fields)
        {
            return null;
        }

        isTarget = context.Faults.Flag(fields.Find("target")) ?? false;
        var key = KeyFields.Read(context, fields, out var indicator);
        var time = TimeFields.ReadNamed(context, fields, isTarget ? null : indicator);
        if (isTarget && time is { IsDate: true } && !context.IsStored)
        {
            context.Faults.AddAtName(fields.Find("asOf")!, InputMessages.TargetNeedsPeriod());
        }

        return key is null || time is null
            ? null
            : new(context.Faults.Committee(fields.Find("committee")), key, time.Value);
    }
}
