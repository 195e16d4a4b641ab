using System.Text.Json.Serialization;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Api.Wire;

/// <summary>What a text says about figures: <c>against</c> for comparisons, <c>parts</c> for a sum.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedClaim
{
    /// <summary>What is said.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The figure it is said of.</summary>
    public required SubmittedFigureName Of { get; init; }

    /// <summary>The figure it is compared with.</summary>
    public SubmittedFigureName? Against { get; init; }

    /// <summary>The parts of a sum.</summary>
    public IReadOnlyList<SubmittedFigureName>? Parts { get; init; }

    /// <summary>The period of an achievement's target; the figure's own where absent.</summary>
    public string? TargetPeriod { get; init; }

    /// <summary>The stated value, or its low end; may be negative for growth and differences.</summary>
    public decimal? Value { get; init; }

    /// <summary>The high end of a range.</summary>
    public decimal? Upper { get; init; }

    /// <summary>How the text bounds the value; exact where absent.</summary>
    public Bound? Bound { get; init; }

    /// <summary>Of a range: whether the true value may lie above its high end.</summary>
    public bool? MayBeMore { get; init; }

    /// <summary>Of a range: whether the true value may lie below its low end.</summary>
    public bool? MayBeLess { get; init; }

    /// <summary>Where in the source it stands.</summary>
    public string? Locator { get; init; }
}
