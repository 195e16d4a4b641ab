using System.Text.Json.Serialization;
using Federation.Core.Figures;
using Federation.Core.Quantities;

namespace Federation.Api.Wire;

/// <summary>One figure and all that says how far it may be trusted.</summary>
public sealed record Figure
{
    /// <summary>Whose figure.</summary>
    public required string Committee { get; init; }

    /// <summary>The indicator's code.</summary>
    public required string Indicator { get; init; }

    /// <summary>The breakdown, <c>dimension:member</c> pairs joined by a semicolon; null for the total.</summary>
    public required string? Breakdown { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>As of when; null for what is counted over a period.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Over which period, <c>from/to</c>; null for what is true at a date.</summary>
    public required string? Period { get; init; }

    /// <summary>The low end of the figure; null where nothing is known, which is not 0.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The high end, equal to the value but for a range.</summary>
    public required decimal? Upper { get; init; }

    /// <summary>How the figure is bounded; null where nothing is known.</summary>
    public required Bound? Bound { get; init; }

    /// <summary>Of a range: whether the true value may lie above its high end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? MayBeMore { get; init; }

    /// <summary>Of a range: whether the true value may lie below its low end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? MayBeLess { get; init; }

    /// <summary>Whether the stated or the computed figure is the value; null where nothing is known.</summary>
    public required Basis? Basis { get; init; }

    /// <summary>What the committee states for its whole subtree; null where nothing is stated.</summary>
    public required Amount? Declared { get; init; }

    /// <summary>The sum of what is below and of the committee's own; null where there is none.</summary>
    public required Amount? Computed { get; init; }

    /// <summary>The net amount that moved since the stated figure; null for none.</summary>
    public required Amount? Moved { get; init; }

    /// <summary>
    /// The oldest date that a stock rests on, the last covered day of a flow; null where nothing is known.
    /// </summary>
    public required DateOnly? ObservedOn { get; init; }

    /// <summary>Whether a total that was derived from its parts is in it.</summary>
    public required bool Derived { get; init; }

    /// <summary>Whether a figure that was inferred from a claim is in it.</summary>
    public required bool Inferred { get; init; }

    /// <summary>Whether an estimated figure is in it.</summary>
    public required bool Estimated { get; init; }

    /// <summary>Whether a projected figure is in it.</summary>
    public required bool Projected { get; init; }

    /// <summary>How much of what was to be counted has been.</summary>
    public required FigureCoverage Coverage { get; init; }

    /// <summary>How many findings the subtree has on this key.</summary>
    public required int Findings { get; init; }

    /// <summary>
    /// The last applied change; where stale, the last contact with the child that is away, null where it was never
    /// heard.
    /// </summary>
    public required DateTime? FreshAt { get; init; }

    /// <summary>Whether a child that the figure rests on is away or has not been compared yet.</summary>
    public required bool Stale { get; init; }

    /// <summary>
    /// True while of some move only one half has arrived, so that what moved may count twice or not at all; the root
    /// alone can tell.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? MoveInProgress { get; init; }

    /// <summary>The version at which the figure last changed, <c>epoch.incarnation.stamp</c>.</summary>
    public required string Version { get; init; }

    /// <summary>True for a stated percentage above those who state it: it cannot be added up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? NotAdditive { get; init; }

    /// <summary>Of a stated percentage: what is stated in the subtree for this time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StatedPercentage>? Stated { get; init; }
}
