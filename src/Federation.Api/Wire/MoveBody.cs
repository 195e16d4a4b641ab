namespace Federation.Api.Wire;

/// <summary>One committee's passing from one place in the tree to another.</summary>
public sealed record MoveBody
{
    /// <summary>The first day in the new place.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who moved.</summary>
    public required string Committee { get; init; }
}
