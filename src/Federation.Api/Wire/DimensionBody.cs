namespace Federation.Api.Wire;

/// <summary>A way to narrow figures.</summary>
public sealed record DimensionBody
{
    /// <summary>The dimension's code.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Labels { get; init; }

    /// <summary>Its members.</summary>
    public required IReadOnlyList<MemberBody> Members { get; init; }
}
