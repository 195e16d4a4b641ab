using System.Text.Json.Serialization;
using Federation.Core.Quantities;

namespace Federation.Api.Wire;

/// <summary>A quantity: its two ends, which are equal but for a range, and how it is bounded.</summary>
public sealed record Amount
{
    /// <summary>The low end.</summary>
    public required decimal Value { get; init; }

    /// <summary>The high end.</summary>
    public required decimal Upper { get; init; }

    /// <summary>How the quantity is bounded.</summary>
    public required Bound Bound { get; init; }

    /// <summary>Of a range: whether the true value may lie above its high end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? MayBeMore { get; init; }

    /// <summary>Of a range: whether the true value may lie below its low end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? MayBeLess { get; init; }
}
