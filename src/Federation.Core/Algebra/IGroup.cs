using System.Numerics;

namespace Federation.Core.Algebra;

/// <summary>
/// An abelian group: what makes a sum over a subtree a thing that can be kept current by "new minus old". Laws: <c>a
/// + b = b + a</c>; <c>(a + b) + c = a + (b + c)</c>; <c>a + Zero = a</c>; <c>a + (-a) = Zero</c>. Equality is by
/// value and every element has exactly one form, so <c>a - a</c> equals <see cref="Zero"/> bit for bit.
/// </summary>
/// <typeparam name="TSelf">The element type.</typeparam>
public interface IGroup<TSelf>
    : IAdditionOperators<TSelf, TSelf, TSelf>,
        IUnaryNegationOperators<TSelf, TSelf>,
        IEquatable<TSelf>
    where TSelf : IGroup<TSelf>
{
    /// <summary>The neutral element.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Whether this is <see cref="Zero"/>; maps leave such values out.</summary>
    bool IsZero { get; }
}
