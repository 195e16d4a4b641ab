namespace Federation.Api.Wire;

/// <summary>A member of a dimension.</summary>
public sealed record MemberBody
{
    /// <summary>The member's code.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Labels { get; init; }

    /// <summary>The member that it lies within; null at the top.</summary>
    public required string? Within { get; init; }
}
