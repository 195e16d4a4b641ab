using Federation.Api.Wire;
using Federation.Core.Indicators;

namespace Federation.Dashboard.Reading;

/// <summary>One headline figure with all that stands beside it.</summary>
public sealed record OverviewLine
{
    /// <summary>What is counted.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>The part of it, where only parts are known: a label of a member; null for the total.</summary>
    public required Labels? Part { get; init; }

    /// <summary>The figure, for the latest time at which there is one.</summary>
    public required Figure Figure { get; init; }

    /// <summary>Against the one before; null where there is none.</summary>
    public required ChangeModel? Change { get; init; }

    /// <summary>The years with data.</summary>
    public required IReadOnlyList<SparkPoint> Years { get; init; }

    /// <summary>The latest target; null where none is set.</summary>
    public required TargetLine? Target { get; init; }
}
