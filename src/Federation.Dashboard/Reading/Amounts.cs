using Federation.Api.Wire;
using Federation.Core.Quantities;

namespace Federation.Dashboard.Reading;

/// <summary>Between quantities of the core and what the interface answers.</summary>
internal static class Amounts
{
    /// <summary>A figure's value; null where nothing is known.</summary>
    public static Quantity? Of(Figure figure) =>
        figure.Value is { } value
            ? new(
                value,
                figure.Upper ?? value,
                figure.MayBeMore ?? figure.Bound is Bound.AtLeast or Bound.About,
                figure.MayBeLess ?? figure.Bound is Bound.Nearly or Bound.About
            )
            : null;

    /// <summary>A quantity as the interface answers it.</summary>
    public static Amount Of(Quantity quantity)
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
}
