namespace Federation.Engine.Clustered.Keeping;

/// <summary>A committee of another node until its next change: what answers that are kept come from.</summary>
internal sealed class Watch
{
    private Teller? teller;

    /// <summary>The node that tells of the change; null until the first answer has come.</summary>
    public Teller? Teller => Volatile.Read(ref teller);

    /// <summary>A node will tell.</summary>
    /// <returns>The first that has said so.</returns>
    public Teller Settle(Teller by) => Interlocked.CompareExchange(ref teller, by, null) ?? by;
}
