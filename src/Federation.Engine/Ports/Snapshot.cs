using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>A committee's state at a journal head: it only saves time.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Sequence">The committee's sequence that it includes.</param>
/// <param name="Hash">
/// The chain hash at that entry (64 zeros at sequence 0); where the journal has another one there, the snapshot is
/// void.
/// </param>
/// <param name="Format">The version of the payload's format, from 1.</param>
/// <param name="Place">What a start looks at, apart: it is read without the rest.</param>
/// <param name="Payload">The state, encoded; at most <see cref="PayloadBytesMax"/>.</param>
public sealed record Snapshot(
    CommitteeId Committee,
    long Sequence,
    string Hash,
    int Format,
    ReadOnlyMemory<byte> Place,
    ReadOnlyMemory<byte> Payload
)
{
    /// <summary>The most bytes of one payload, and of one place.</summary>
    public const int PayloadBytesMax = 256 * 1_024 * 1_024;

    /// <summary>What every adapter refuses before it writes anything.</summary>
    /// <exception cref="ArgumentException">
    /// The committee is another instance's; the sequence is negative, the hash none, the format below 1, the payload
    /// too large.
    /// </exception>
    public void Check(string instance)
    {
        if (Committee.Instance != instance)
        {
            throw new ArgumentException($"{Committee} is not kept in the journal of {instance}.");
        }

        if (Sequence < 0 || Format < 1 || !ChainHash.IsHash(Hash))
        {
            throw new ArgumentException($"Not a snapshot: sequence {Sequence}, hash '{Hash}', format {Format}.");
        }

        if (Math.Max(Place.Length, Payload.Length) is var length and > PayloadBytesMax)
        {
            throw new ArgumentException($"The place or the payload has {length} bytes, more than {PayloadBytesMax}.");
        }
    }
}
