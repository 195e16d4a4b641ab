using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Targets;

/// <summary>Turns a target into an amount, wherever its percentage is of another target or of a figure.</summary>
internal static class TargetValues
{
    /// <summary>How many percentages of percentages are followed.</summary>
    public const int DepthMax = 8;

    /// <summary>The amount to be reached; null where what it is a percentage of is not known.</summary>
    /// <param name="target">The target.</param>
    /// <param name="targets">All targets of the same committee.</param>
    /// <param name="figure">Looks a figure up.</param>
    public static Quantity? Of(Target target, IEnumerable<Target> targets, Func<FigureRef, Quantity?> figure) =>
        Of(target, targets, figure, DepthMax);

    /// <summary>
    /// The target that a percentage is of: the same setter's where there is one, else by setter's name; null for none.
    /// </summary>
    public static Target? BaseOf(Target target, IEnumerable<Target> targets) =>
        target is { PercentOf: { } of, OfTarget: true }
            ? targets
                .Where(t => t.Key == of.Key && t.Period == of.Time.Period && t != target)
                .OrderByDescending(t => t.SetBy == target.SetBy)
                .ThenBy(t => t.SetBy, StringComparer.Ordinal)
                .ThenBy(t => t.Quantity.Low)
                .FirstOrDefault()
            : null;

    private static Quantity? Of(
        Target target,
        IEnumerable<Target> targets,
        Func<FigureRef, Quantity?> figure,
        int depth
    )
    {
        if (target.PercentOf is not { } of)
        {
            return target.Quantity;
        }

        if (depth == 0)
        {
            return null;
        }

        var whole =
            !target.OfTarget ? figure(of)
            : BaseOf(target, targets) is { } other ? Of(other, targets, figure, depth - 1)
            : null;
        return whole is { } amount ? Share(target.Quantity, amount) : null;
    }

    /// <summary>
    /// A percentage of an amount, kept to the digits of a stated figure; null where there are too many before them.
    /// </summary>
    private static Quantity? Share(Quantity percent, Quantity whole)
    {
        if (whole.High > decimal.MaxValue / Math.Max(1, percent.High))
        {
            return null;
        }

        return new(
            decimal.Round(percent.Low * whole.Low / 100, Quantity.FractionDigitsMax),
            decimal.Round(percent.High * whole.High / 100, Quantity.FractionDigitsMax),
            percent.MayBeMore || whole.MayBeMore,
            percent.MayBeLess || whole.MayBeLess
        );
    }
}
