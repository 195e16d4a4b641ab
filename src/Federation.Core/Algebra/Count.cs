using System.Globalization;

namespace Federation.Core.Algebra;

/// <summary>
/// A whole number as a group: units, days, committees. May be negative as a difference. Overflow throws.
/// </summary>
/// <param name="Value">The number.</param>
public readonly record struct Count(long Value) : IGroup<Count>
{
    /// <inheritdoc/>
    public static Count Zero => default;

    /// <summary>One.</summary>
    public static Count One => new(1);

    /// <inheritdoc/>
    public bool IsZero => Value == 0;

    /// <inheritdoc/>
    public static Count operator +(Count left, Count right) => new(checked(left.Value + right.Value));

    /// <inheritdoc/>
    public static Count operator -(Count value) => new(checked(-value.Value));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
