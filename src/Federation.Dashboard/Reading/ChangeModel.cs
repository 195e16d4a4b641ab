using Federation.Api.Wire;
using Federation.Core.Time;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>
/// A figure against the one before it. Two sums over different numbers of units are not compared: what grew there is
/// how many report.
/// </summary>
public sealed record ChangeModel
{
    /// <summary>Growth; null where the two are not compared.</summary>
    public required Growth? Growth { get; init; }

    /// <summary>The unit of the figures.</summary>
    public required string Unit { get; init; }

    /// <summary>The date of the figure before, of a stock.</summary>
    public DateOnly? AgainstDay { get; init; }

    /// <summary>The period of the figure before, of a flow.</summary>
    public Period? AgainstPeriod { get; init; }

    /// <summary>How many units the figure before rested on, where that is why they are not compared.</summary>
    public long? Before { get; init; }

    /// <summary>How many units this figure rests on.</summary>
    public long? Now { get; init; }

    /// <summary>What the figure is compared with.</summary>
    public string AgainstText(Writing write) =>
        AgainstDay is { } day ? write.Day(day)
        : AgainstPeriod is { } period ? write.Period(period)
        : "";
}
