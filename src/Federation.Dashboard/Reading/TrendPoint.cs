using Federation.Api.Wire;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>One point of a series, and how it came about.</summary>
public sealed record TrendPoint
{
    /// <summary>The step.</summary>
    public required Period Step { get; init; }

    /// <summary>The figure.</summary>
    public required Figure Figure { get; init; }

    /// <summary>How it came about.</summary>
    public required PointState State { get; init; }

    /// <summary>
    /// How it compares with the point before; null where nothing new is known, or where the two do not count the same.
    /// </summary>
    public required Growth? Growth { get; init; }

    /// <summary>Whether there is growth that is not shown, since the two points rest on different numbers of units
    /// or days.</summary>
    public required bool IsNotComparable { get; init; }
}
