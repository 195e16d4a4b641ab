using Federation.Conformance.Memory;
using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
using Federation.Oracle.Generation;
using Facts = Federation.Core.Facts;

namespace Federation.Simulation.World;

/// <summary>One instance's database, and the copies that were made of it.</summary>
internal sealed class Disk(string instance)
{
    private readonly List<MemoryStore> copies = [];

    /// <summary>What is written now.</summary>
    public MemoryStore Store { get; private set; } = new(instance);

    /// <summary>Makes a copy.</summary>
    public void Copy() => copies.Add(Store.Copy());

    /// <summary>
    /// An older copy takes the database's place, if there is one that lacks reports but no event of the tree: those would have
    /// to be recorded again by hand, in the order of all instances. Tells the hashes of what it has.
    /// </summary>
    public async Task<IReadOnlySet<string>?> RestoreAsync(Dice dice)
    {
        var now = await EntriesAsync(Store);
        var events = now.Count(IsEvent);
        foreach (var copy in dice.Shuffle(copies))
        {
            var then = await EntriesAsync(copy);
            if (then.Count < now.Count && then.Count(IsEvent) == events)
            {
                Store = copy.Copy();
                return then.Select(e => e.Hash).ToHashSet(StringComparer.Ordinal);
            }
        }

        return null;
    }

    /// <summary>Everything in the journal.</summary>
    public Task<List<JournalEntry>> EntriesAsync() => EntriesAsync(Store);

    /// <summary>The facts of an entry.</summary>
    public static Facts.Fact FactOf(JournalEntry entry) => FactCodec.Decode(entry, TestCatalogue.Catalogue).Fact;

    private static bool IsEvent(JournalEntry entry) => FactOf(entry) is Facts.EventRecorded;

    private static async Task<List<JournalEntry>> EntriesAsync(MemoryStore store) =>
        await new MemoryJournal(store).ReadChainAsync(0, CancellationToken.None).ToListAsync();
}
