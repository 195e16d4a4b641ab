using Federation.Core.Algebra;

namespace Federation.Core.Quantities;

/// <summary>
/// The sum of quantities, kept so that a term can be taken out again exactly: the sums of the low and high ends, and
/// how many terms carry each mark. An abelian group, of which a <see cref="Quantity"/> is the projection. Here two
/// figures are added: see <c>operator +</c>.
/// </summary>
/// <remarks>
/// <paramref name="Terms"/> tells a stated 0 (one term) from nothing known (no term). Counts may be negative in what
/// is to be taken away; the projection then turns the mark round, since less of something uncertain is uncertain too.
/// </remarks>
/// <param name="Low">Sum of the low ends.</param>
/// <param name="High">Sum of the high ends.</param>
/// <param name="MayBeMore">How many terms may be more.</param>
/// <param name="MayBeLess">How many terms may be less.</param>
/// <param name="Terms">How many stated figures are in the sum.</param>
/// <param name="Estimated">How many of them are estimated.</param>
/// <param name="Projected">How many are projected.</param>
/// <param name="Derived">How many are totals derived from their parts.</param>
/// <param name="Inferred">How many were inferred from a claim.</param>
public readonly record struct Tally(
    decimal Low,
    decimal High,
    int MayBeMore,
    int MayBeLess,
    int Terms,
    int Estimated = 0,
    int Projected = 0,
    int Derived = 0,
    int Inferred = 0
) : IGroup<Tally>
{
    /// <inheritdoc/>
    public static Tally Zero => default;

    /// <inheritdoc/>
    public bool IsZero => this == default;

    /// <summary>Whether any stated figure is in the sum.</summary>
    public bool HasValue => Terms != 0;

    /// <summary>
    /// Adds two figures. Exact: inputs keep to <see cref="Quantity.HasAllowedDigits"/>; overflow throws.
    /// </summary>
    public static Tally operator +(Tally left, Tally right) =>
        new(
            Quantity.Normalise(left.Low + right.Low),
            Quantity.Normalise(left.High + right.High),
            checked(left.MayBeMore + right.MayBeMore),
            checked(left.MayBeLess + right.MayBeLess),
            checked(left.Terms + right.Terms),
            checked(left.Estimated + right.Estimated),
            checked(left.Projected + right.Projected),
            checked(left.Derived + right.Derived),
            checked(left.Inferred + right.Inferred)
        );

    /// <inheritdoc/>
    public static Tally operator -(Tally value) =>
        new(
            Quantity.Normalise(-value.Low),
            Quantity.Normalise(-value.High),
            -value.MayBeMore,
            -value.MayBeLess,
            -value.Terms,
            -value.Estimated,
            -value.Projected,
            -value.Derived,
            -value.Inferred
        );

    /// <summary>Takes one sum out of another, the exact inverse of adding it.</summary>
    public static Tally operator -(Tally left, Tally right) => left + -right;

    /// <summary>One term.</summary>
    public static Tally Of(Quantity quantity) =>
        new(quantity.Low, quantity.High, quantity.MayBeMore ? 1 : 0, quantity.MayBeLess ? 1 : 0, 1);

    /// <summary>The quantity that a reader may rely on. It never looks more certain than the sum.</summary>
    public Quantity ToQuantity() => new(Low, High, MayBeMore > 0 || MayBeLess < 0, MayBeLess > 0 || MayBeMore < 0);

    /// <summary>
    /// The same amount as something that moves: it brings its value and marks but is no figure of its own.
    /// </summary>
    public Tally AsMoved() => this with { Terms = 0 };

    /// <summary>
    /// Adds what moved since a figure was stated. Where the stated figure is itself uncertain, what moved out of it
    /// is subtracted with honest ends, so that two uncertainties never cancel; where it is exact, the plain group sum
    /// is kept, so that −v here and +v elsewhere vanish exactly at a common ancestor.
    /// </summary>
    public Tally PlusMoved(Tally moved)
    {
        var sum = this + moved;
        if (Low != High && moved.High < moved.Low)
        {
            sum = sum with { Low = Quantity.Normalise(Low + moved.High), High = Quantity.Normalise(High + moved.Low) };
        }

        return sum with
        {
            MayBeMore = Uncertain(MayBeMore, moved.MayBeMore),
            MayBeLess = Uncertain(MayBeLess, moved.MayBeLess),
        };
    }

    private static int Uncertain(int stated, int moved) => stated > 0 ? stated + Math.Abs(moved) : stated + moved;
}
