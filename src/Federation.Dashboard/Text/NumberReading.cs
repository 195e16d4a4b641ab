using Federation.Core.Quantities;

namespace Federation.Dashboard.Text;

/// <summary>What a written number says.</summary>
/// <param name="Value">The number, or the low end of a range; null where it is none or may be either of two.</param>
/// <param name="Upper">The high end of a range; null for no range.</param>
/// <param name="Bound">The bound that its words say; null where they say none.</param>
/// <param name="Either">The two numbers that it may be, where only whoever wrote it knows.</param>
public sealed record NumberReading(
    decimal? Value,
    decimal? Upper,
    Bound? Bound,
    (decimal Grouped, decimal Decimal)? Either
)
{
    /// <summary>It says no number.</summary>
    public static NumberReading None { get; } = new(null, null, null, null);

    /// <summary>Whether it is a number, be it one of two.</summary>
    public bool IsNumber => Value is not null || Either is not null;
}
