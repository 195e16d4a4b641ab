using Federation.Engine.Ports;

namespace Federation.Engine.Messages;

/// <summary>
/// What a child found in its journal at the place that an upper in another instance remembers of it. Where it is
/// another one, the child's database is not the one that the upper heard from, or an older copy of it.
/// </summary>
/// <param name="Known">The place that the upper remembers.</param>
/// <param name="Found">
/// What the child's journal has at that position; its last entry where it does not go so far.
/// </param>
public sealed record ChainProof(JournalMark Known, JournalMark Found)
{
    /// <summary>Whether the child goes on from what the upper remembers.</summary>
    public bool Holds => Known == Found;
}
