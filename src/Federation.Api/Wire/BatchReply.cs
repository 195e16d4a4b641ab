namespace Federation.Api.Wire;

/// <summary>The answers to a batch, in the order of its items.</summary>
public sealed record BatchReply
{
    /// <summary>A figure or a problem for each item.</summary>
    public required IReadOnlyList<FigureOrProblem> Items { get; init; }
}
