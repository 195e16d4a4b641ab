namespace Federation.Oracle.Naive;

/// <summary>One tile as it is added: "goes whole, with its days".</summary>
/// <param name="Last">Its last day.</param>
/// <param name="Amount">Its figure.</param>
/// <param name="Covered">How many units it covers on each day of the asked period.</param>
internal sealed record FlowPart(DateOnly Last, Amount Amount, long[] Covered)
{
    public FlowPart Times(int sign) => new(Last, Amount.Times(sign), [.. Covered.Select(c => sign * c)]);
}
