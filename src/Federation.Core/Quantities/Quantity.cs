using System.Globalization;

namespace Federation.Core.Quantities;

/// <summary>
/// One stated figure: two ends and two marks. Exact 941 is (941, 941, no, no); at least is "may be more", nearly is
/// "may be less", about is both; a range has low below high. Values are in the indicator's unit and normalised (1.0
/// is 1).
/// </summary>
public readonly record struct Quantity
{
    /// <summary>The largest number of digits before the decimal point.</summary>
    public const int IntegerDigitsMax = 18;

    /// <summary>The largest number of digits after the decimal point.</summary>
    public const int FractionDigitsMax = 4;

    private const decimal Ceiling = 1_000_000_000_000_000_000m;

    /// <summary>Makes a quantity from its two ends, in either order, and its marks.</summary>
    public Quantity(decimal low, decimal high, bool mayBeMore = false, bool mayBeLess = false)
    {
        Low = Normalise(Math.Min(low, high));
        High = Normalise(Math.Max(low, high));
        MayBeMore = mayBeMore;
        MayBeLess = mayBeLess;
    }

    /// <summary>The low end.</summary>
    public decimal Low { get; }

    /// <summary>The high end, equal to <see cref="Low"/> but for a range.</summary>
    public decimal High { get; }

    /// <summary>Whether the true value may lie above <see cref="High"/>.</summary>
    public bool MayBeMore { get; }

    /// <summary>Whether the true value may lie below <see cref="Low"/>.</summary>
    public bool MayBeLess { get; }

    /// <summary>Whether this is one number without marks.</summary>
    public bool IsExact => Bound == Bound.Exact;

    /// <summary>The bound that a text would state.</summary>
    public Bound Bound =>
        Low != High ? Bound.Range
        : MayBeMore ? (MayBeLess ? Bound.About : Bound.AtLeast)
        : MayBeLess ? Bound.Nearly
        : Bound.Exact;

    /// <summary>An exact quantity.</summary>
    public static Quantity Exact(decimal value) => new(value, value);

    /// <summary>A quantity as a text states it; <paramref name="upper"/> counts for a range only.</summary>
    public static Quantity Of(Bound bound, decimal value, decimal? upper = null) =>
        new(
            value,
            bound == Bound.Range ? upper ?? value : value,
            bound is Bound.AtLeast or Bound.About,
            bound is Bound.Nearly or Bound.About
        );

    /// <summary>Whether a number keeps to the digits that make every sum exact.</summary>
    public static bool HasAllowedDigits(decimal value) =>
        Math.Abs(value) < Ceiling && decimal.Round(value, FractionDigitsMax) == value;

    /// <summary>
    /// Difference with honest ends: the larger subtrahend gives the lower end, and the subtrahend's marks swap.
    /// </summary>
    public Quantity Minus(Quantity subtrahend) =>
        new(
            Low - subtrahend.High,
            High - subtrahend.Low,
            MayBeMore || subtrahend.MayBeLess,
            MayBeLess || subtrahend.MayBeMore
        );

    /// <summary>
    /// Quotient of two quantities of zero or more with honest ends: the larger denominator gives the lower end, and
    /// the denominator's marks swap. No value where the denominator may be zero.
    /// </summary>
    public Quantity? DividedBy(Quantity denominator) =>
        denominator.Low <= 0
            ? null
            : new Quantity(
                Low / denominator.High,
                High / denominator.Low,
                MayBeMore || denominator.MayBeLess,
                MayBeLess || denominator.MayBeMore
            );

    /// <summary>This quantity times an exact factor of zero or more.</summary>
    public Quantity Times(decimal factor) => new(Low * factor, High * factor, MayBeMore, MayBeLess);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(MayBeLess ? "~" : "")}{Low}{(Low == High ? "" : $"..{High}")}{(MayBeMore ? "+" : "")}"
        );

    /// <summary>Drops trailing zeros, and the sign of zero, so that equal numbers have one form.</summary>
    internal static decimal Normalise(decimal value) =>
        value == 0 ? 0
        : value.Scale == 0 ? value
        : value / 1.0000000000000000000000000000m;
}
