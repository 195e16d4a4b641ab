namespace Federation.Api.Wire;

/// <summary>
/// What a batch answers to one item: a figure, or the problem that the item alone has. Written as the one or the
/// other.
/// </summary>
public sealed record FigureOrProblem
{
    /// <summary>The figure, written out; empty where there is a problem.</summary>
    public ReadOnlyMemory<byte> Figure { get; init; }

    /// <summary>The problem; null where there is a figure.</summary>
    public Problem? Problem { get; init; }
}
