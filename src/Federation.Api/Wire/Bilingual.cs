namespace Federation.Api.Wire;

/// <summary>A text in the two languages of the product.</summary>
public sealed record Bilingual
{
    /// <summary>In Vietnamese.</summary>
    public required string Vi { get; init; }

    /// <summary>In English.</summary>
    public required string En { get; init; }
}
