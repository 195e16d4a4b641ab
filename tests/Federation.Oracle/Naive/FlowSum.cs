namespace Federation.Oracle.Naive;

/// <summary>A flow at one committee over one period.</summary>
/// <param name="Parts">The tiles that it is made of.</param>
/// <param name="Uncovered">The units without a tile on each day of the period.</param>
/// <param name="Open">How many computed committees on the way have not said that they count from below.</param>
/// <param name="IsKnown">Whether any tile is in it.</param>
/// <param name="IsDeclared">Whether the tiles are the committee's own for its subtree.</param>
internal sealed record FlowSum(IReadOnlyList<FlowPart> Parts, long[] Uncovered, int Open, bool IsKnown, bool IsDeclared)
{
    public long Covered => Parts.Sum(p => p.Covered.Sum());

    public NaiveAnswer ToAnswer()
    {
        var amount = default(Amount);
        foreach (var part in Parts)
        {
            amount += part.Amount;
        }

        // A tile that came in one way and left in another is no part of the figure.
        var last = Parts.GroupBy(p => p.Last).Where(g => !Cancels(g)).Select(g => (DateOnly?)g.Key).Max();
        return new(IsKnown, amount, Covered, Covered + Uncovered.Sum(), Open, last, IsDeclared);
    }

    private static bool Cancels(IEnumerable<FlowPart> parts)
    {
        var net = default(Amount);
        var covered = 0L;
        foreach (var part in parts)
        {
            net += part.Amount;
            covered += part.Covered.Sum();
        }

        return net == default && covered == 0;
    }
}
