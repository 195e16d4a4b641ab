using Federation.Core.Indicators;
using Federation.Core.Quantities;

namespace Federation.Core.Input;

/// <summary>
/// Reads how much: <c>value</c>, <c>upper</c>, <c>bound</c>, and for a range the marks <c>mayBeMore</c> and
/// <c>mayBeLess</c>, as an answer of the interface writes them.
/// </summary>
internal static class QuantityFields
{
    public static readonly string[] Names = ["value", "upper", "bound", "mayBeMore", "mayBeLess"];

    /// <summary>The quantity; null where it is absent and not needed, or with a fault.</summary>
    public static Quantity? Read(InputContext context, Fields fields, bool needed = true, bool mayBeNegative = false)
    {
        var faults = context.Faults;
        var at = needed || IsStarted(fields) ? fields.Need("value") : null;
        var value = Number(context, at, mayBeNegative);
        var upperAt = fields.Find("upper");
        var upper = Number(context, upperAt, mayBeNegative);
        var boundAt = fields.Find("bound");
        var bound = faults.Choice<Bound>(boundAt);
        var more = faults.Flag(fields.Find("mayBeMore"));
        var less = faults.Flag(fields.Find("mayBeLess"));
        if (value is not { } low || upper is null != upperAt is null || bound is null != boundAt is null)
        {
            return null;
        }

        // An upper end alone says that a range is meant; without one, the figure is exact.
        var meant = bound ?? (upper > low ? Bound.Range : Bound.Exact);
        if (meant != Bound.Range && (more is not null || less is not null))
        {
            faults.AddAtName((fields.Find("mayBeMore") ?? fields.Find("mayBeLess"))!, InputMessages.MarkWithoutRange());
            return null;
        }

        if (meant == Bound.Range ? !(upper > low) : upper is not null && upper != low)
        {
            faults.Add(
                upperAt ?? at!,
                bound is null or Bound.Range
                    ? InputMessages.RangeNeedsUpper()
                    : InputMessages.UpperWithoutRange(EnumCodes<Bound>.Of(meant))
            );
            return null;
        }

        return meant == Bound.Range ? new(low, upper!.Value, more ?? false, less ?? false) : Quantity.Of(meant, low);
    }

    /// <summary>A stated percentage is a share of a whole, so it is at most 100; a fault if not.</summary>
    public static void CheckPercentage(InputContext context, Fields fields, Indicator? indicator, Quantity? quantity)
    {
        var isShare = indicator is { Kind: IndicatorKind.StatedRatio, Unit: "percent" };
        if (isShare && quantity?.High > 100)
        {
            context.Faults.Add(fields.Find("upper") ?? fields.Value.Find("value")!, InputMessages.Over100Percent());
        }
    }

    private static bool IsStarted(Fields fields) => Array.Exists(Names, name => fields.Find(name) is not null);

    private static decimal? Number(InputContext context, PlacedValue? value, bool mayBeNegative)
    {
        var number = context.Faults.Number(value);
        if (number is null || context.IsStored)
        {
            return number;
        }

        var fault =
            !Quantity.HasAllowedDigits(number.Value) ? InputMessages.TooManyDigits()
            : number < 0 && !mayBeNegative ? InputMessages.Negative()
            : null;
        if (fault is not null)
        {
            context.Faults.Add(value!, fault);
        }

        return fault is null ? number : null;
    }
}
