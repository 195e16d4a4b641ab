namespace Federation.Api.Wire;

/// <summary>The committee whose stream this is: the data of the events <c>tree</c> and <c>reset</c>.</summary>
public sealed record TreeChangeBody
{
    /// <summary>The committee.</summary>
    public required string Committee { get; init; }
}
