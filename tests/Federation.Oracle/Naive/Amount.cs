using Federation.Core.Reports;

namespace Federation.Oracle.Naive;

/// <summary>
/// A sum as model.md, "Quantity", keeps it: "(Σ low, Σ high, how many terms may be more, how many may be less)", with the
/// number of stated figures, which tells 0 from nothing ("0 is a figure; no figure is none"), and of each mark of theirs.
/// </summary>
public readonly record struct Amount(
    decimal Low,
    decimal High,
    int More,
    int Less,
    int Terms,
    int Estimated,
    int Projected,
    int Derived,
    int Inferred
)
{
    /// <summary>Whether any stated figure is in the sum.</summary>
    public bool IsKnown => Terms != 0;

    /// <summary>The sum of two.</summary>
    public static Amount operator +(Amount a, Amount b) =>
        new(
            a.Low + b.Low,
            a.High + b.High,
            a.More + b.More,
            a.Less + b.Less,
            a.Terms + b.Terms,
            a.Estimated + b.Estimated,
            a.Projected + b.Projected,
            a.Derived + b.Derived,
            a.Inferred + b.Inferred
        );

    /// <summary>One without the other.</summary>
    public static Amount operator -(Amount a, Amount b) => a + b.Times(-1);

    /// <summary>One stated figure.</summary>
    public static Amount Of(Observation o) =>
        new(
            o.Quantity.Low,
            o.Quantity.High,
            o.Quantity.MayBeMore ? 1 : 0,
            o.Quantity.MayBeLess ? 1 : 0,
            1,
            o.Status == FigureStatus.Estimated ? 1 : 0,
            o.Status == FigureStatus.Projected ? 1 : 0,
            o.Derived ? 1 : 0,
            o.Inferred ? 1 : 0
        );

    /// <summary>This amount added (1), taken away (-1) or left out (0).</summary>
    public Amount Times(int sign) =>
        new(
            sign * Low,
            sign * High,
            sign * More,
            sign * Less,
            sign * Terms,
            sign * Estimated,
            sign * Projected,
            sign * Derived,
            sign * Inferred
        );

    /// <summary>
    /// A stated figure and what moved since. The marks of what moved add up where the figure has the same mark, else they
    /// cancel as numbers; where a range loses a range, each end loses the other's far end, so that it never narrows.
    /// </summary>
    public Amount WithMoved(Amount moved)
    {
        var isRange = Low != High;
        var loses = moved.High < moved.Low;
        var sum = this + moved;
        return sum with
        {
            Low = isRange && loses ? Low + moved.High : sum.Low,
            High = isRange && loses ? High + moved.Low : sum.High,
            More = More > 0 && moved.More < 0 ? More - moved.More : sum.More,
            Less = Less > 0 && moved.Less < 0 ? Less - moved.Less : sum.Less,
        };
    }
}
