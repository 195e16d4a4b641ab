using System.Collections.Immutable;
using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>Entries of one committee that are appended together or not at all.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Incarnation">The writer's incarnation, from 1; any other than the journal's is refused.</param>
/// <param name="ExpectedSequence">The committee's sequence before the append; another one is refused.</param>
/// <param name="Entries">At least one entry, at most <see cref="EntriesMax"/>.</param>
public sealed record JournalAppend(
    CommitteeId Committee,
    long Incarnation,
    long ExpectedSequence,
    ImmutableArray<EntryBody> Entries
)
{
    /// <summary>The most entries in one append.</summary>
    public const int EntriesMax = 1_024;

    /// <summary>The most bytes of payload in one append.</summary>
    public const long PayloadBytesMax = 64L * 1_024 * 1_024;

    /// <summary>The payloads' bytes together.</summary>
    public long PayloadBytes => Entries.Sum(entry => (long)entry.Payload.Length);

    /// <summary>What every adapter refuses before it writes anything.</summary>
    /// <exception cref="ArgumentException">
    /// The committee is another instance's; there is no entry, or more than the limits allow; the incarnation was never
    /// given; a field of an entry is malformed.
    /// </exception>
    public void Check(string instance)
    {
        if (Committee.Instance != instance)
        {
            throw new ArgumentException($"{Committee} is not kept in the journal of {instance}.");
        }

        if (Incarnation < 1)
        {
            throw new ArgumentException($"{Committee} has no incarnation {Incarnation}: the first is 1.");
        }

        if (Entries.IsDefaultOrEmpty || Entries.Length > EntriesMax || PayloadBytes > PayloadBytesMax)
        {
            throw new ArgumentException(
                $"An append has 1 to {EntriesMax} entries with at most {PayloadBytesMax} bytes of payload."
            );
        }

        foreach (var entry in Entries)
        {
            entry.Check();
        }
    }
}
