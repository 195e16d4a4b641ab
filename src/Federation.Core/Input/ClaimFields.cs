using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Reads what a text says about figures.</summary>
internal sealed class ClaimFields(
    InputContext context,
    IReadOnlyDictionary<(FigureKey, FigureTime), FigureTime> counted
)
{
    private static readonly string[] Names =
    [
        "kind",
        "of",
        "against",
        "parts",
        "targetPeriod",
        .. QuantityFields.Names,
        "locator",
    ];

    private static readonly string[] StoredNames = [.. Names, "decimals"];

    /// <summary>
    /// One claim, null with a fault where it is wrong. A figure of the same report is named by its time as written,
    /// and is kept by the time at which it counts; the achievement of a year told before it ended stays that of the
    /// year.
    /// </summary>
    public Claim? Read(PlacedValue item)
    {
        var faults = context.Faults;
        if (Fields.Open(faults, item, context.IsStored ? StoredNames : Names) is not { } fields)
        {
            return null;
        }

        var kind = faults.Choice<ClaimKind>(fields.Need("kind"));
        if (kind is { } checkedKind && !context.IsStored)
        {
            CheckFields(fields, checkedKind);
        }

        var of = Named(fields.Need("of"));
        var against = Named(fields.Find("against"));
        var parts = faults.Items(fields.Find("parts"), InputLimits.PartsMax).Select(Named).ToList();
        var target = TargetFields.Period(context, fields.Find("targetPeriod"));
        var quantity = QuantityFields.Read(context, fields, needed: false, kind is null || MayBeNegative(kind.Value));
        var locator = faults.Text(fields.Find("locator"), InputLimits.LocatorLengthMax);
        if (kind is null || of is null || parts.Contains(null))
        {
            return null;
        }

        var counts = Counted(of);
        if (kind == ClaimKind.Achievement && counts != of && target is null)
        {
            target = of.Time.Period;
        }

        return new(
            kind.Value,
            counts,
            against is null ? null : Counted(against),
            [.. parts.Select(part => Counted(part!))],
            target,
            quantity,
            Decimals(fields),
            locator
        );
    }

    /// <summary>Which fields a kind has: what it compares with, and the value that the text gives.</summary>
    private void CheckFields(Fields fields, ClaimKind kind)
    {
        var code = EnumCodes<ClaimKind>.Of(kind);
        var comparesTwo = kind is not (ClaimKind.Achievement or ClaimKind.Sum or ClaimKind.Restates);
        Check("against", comparesTwo, comparesTwo);
        Check("parts", kind == ClaimKind.Sum, kind == ClaimKind.Sum);
        Check("targetPeriod", kind == ClaimKind.Achievement, needed: false);
        Check("value", true, kind != ClaimKind.Sum);
        context.Faults.CheckNotEmpty(fields.Find("parts"), "phần", "part");

        void Check(string name, bool allowed, bool needed)
        {
            if (needed)
            {
                fields.Need(name, InputMessages.FieldNeededForKind(name, code));
            }
            else if (!allowed && fields.Find(name) is { } extra)
            {
                context.Faults.AddAtName(extra, InputMessages.FieldNotForKind(name, code));
            }
        }
    }

    private FigureRef? Named(PlacedValue? value)
    {
        if (
            Fields.Open(context.Faults, value, "committee", "indicator", "breakdown", "asOf", "period")
            is not { } fields
        )
        {
            return null;
        }

        var committee = context.Faults.Committee(fields.Find("committee"));
        var key = KeyFields.Read(context, fields, out var indicator);
        var time = TimeFields.ReadNamed(context, fields, indicator);
        return key is null || time is null ? null : new(committee, key, time.Value);
    }

    private FigureRef Counted(FigureRef figure) =>
        figure.Committee is null && counted.TryGetValue((figure.Key, figure.Time), out var time)
            ? figure with
            {
                Time = time,
            }
            : figure;

    /// <summary>What was stated to one decimal agrees to one decimal: 93.90 says more than 93.9.</summary>
    private int Decimals(Fields fields)
    {
        if (context.Faults.Whole(fields.Find("decimals"), 0, int.MaxValue) is { } stored)
        {
            return stored;
        }

        var value = fields.Find("value")?.Decimals ?? 0;
        return Math.Max(value, fields.Find("upper")?.Decimals ?? 0);
    }

    private static bool MayBeNegative(ClaimKind kind) =>
        kind is ClaimKind.GrowthFactor or ClaimKind.GrowthPercent or ClaimKind.Difference;
}
