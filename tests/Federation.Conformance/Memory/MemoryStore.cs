using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance.Memory;

/// <summary>
/// The disk below memory journals: it outlives them, and can be copied and damaged. One journal after the other is
/// opened on it.
/// </summary>
public sealed class MemoryStore(string instance)
{
    private readonly Lock turn = new();
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<CommitteeId, long> incarnations = [];
    private readonly Dictionary<CommitteeId, List<JournalEntry>> entriesOf = [];
    private readonly Dictionary<CommitteeId, Snapshot> snapshots = [];
    private JournalHead head = new(0, ChainHash.Empty, Epoch: 1);

    /// <summary>The instance whose committees it keeps.</summary>
    public string Instance { get; } = instance;

    /// <summary>A backup: everything as it is now.</summary>
    public MemoryStore Copy()
    {
        lock (turn)
        {
            var copy = new MemoryStore(Instance) { head = head };
            copy.entries.AddRange(entries);
            foreach (var (committee, itsEntries) in entriesOf)
            {
                copy.entriesOf.Add(committee, [.. itsEntries]);
            }

            foreach (var (committee, incarnation) in incarnations)
            {
                copy.incarnations.Add(committee, incarnation);
            }

            foreach (var (committee, snapshot) in snapshots)
            {
                copy.snapshots.Add(committee, snapshot);
            }

            return copy;
        }
    }

    /// <summary>Changes a payload behind the chain's back.</summary>
    public void ChangePayload(long position)
    {
        lock (turn)
        {
            var entry = entries[(int)position - 1];
            byte[] payload = [.. entry.Body.Payload.Span, 0];
            var changed = entry with { Body = entry.Body with { Payload = payload } };
            entries[(int)position - 1] = changed;
            entriesOf[entry.Committee][(int)entry.Sequence - 1] = changed;
        }
    }

    /// <summary>Loses the last entry, behind the head's back.</summary>
    public void RemoveLast()
    {
        lock (turn)
        {
            var last = entries[^1];
            entries.RemoveAt(entries.Count - 1);
            entriesOf[last.Committee].RemoveAt(entriesOf[last.Committee].Count - 1);
        }
    }

    internal JournalHead Head()
    {
        lock (turn)
        {
            return head;
        }
    }

    internal long Raise(CommitteeId committee)
    {
        lock (turn)
        {
            return incarnations[committee] = incarnations.GetValueOrDefault(committee) + 1;
        }
    }

    internal JournalEntry[] Append(JournalAppend append)
    {
        lock (turn)
        {
            if (
                incarnations.GetValueOrDefault(append.Committee) is var incarnation
                && incarnation != append.Incarnation
            )
            {
                throw new JournalConflictException(append.Committee, $"It is at incarnation {incarnation}.");
            }

            if (!entriesOf.TryGetValue(append.Committee, out var itsEntries))
            {
                entriesOf.Add(append.Committee, itsEntries = []);
            }

            if (itsEntries.Count != append.ExpectedSequence)
            {
                throw new JournalConflictException(append.Committee, $"It is at sequence {itsEntries.Count}.");
            }

            foreach (var body in append.Entries)
            {
                var entry = Chain(append, itsEntries.Count + 1, body);
                entries.Add(entry);
                itsEntries.Add(entry);
                head = head with { Position = entry.Position, Hash = entry.Hash };
            }

            return [.. itsEntries.TakeLast(append.Entries.Length)];
        }
    }

    internal JournalEntry[] Read(CommitteeId committee, long afterSequence)
    {
        lock (turn)
        {
            return [.. entriesOf.GetValueOrDefault(committee, []).Skip((int)afterSequence)];
        }
    }

    internal JournalEntry[] ReadChain(long afterPosition)
    {
        lock (turn)
        {
            return [.. entries.Skip((int)afterPosition)];
        }
    }

    /// <summary>Whether the entry follows on the one before it.</summary>
    internal bool Fits(JournalEntry entry)
    {
        lock (turn)
        {
            return ChainHash.Holds(
                entry.Position == 1 ? ChainHash.Empty : entries[(int)entry.Position - 2].Hash,
                entry
            );
        }
    }

    internal CommitteeId[] Committees()
    {
        lock (turn)
        {
            return [.. entriesOf.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key).Order()];
        }
    }

    internal ChainFault? Verify()
    {
        lock (turn)
        {
            var previous = ChainHash.Empty;
            var sequences = new Dictionary<CommitteeId, long>();
            foreach (var (index, entry) in entries.Index())
            {
                var sequence = sequences[entry.Committee] = sequences.GetValueOrDefault(entry.Committee) + 1;
                if (entry.Position != index + 1 || entry.Sequence != sequence || !ChainHash.Holds(previous, entry))
                {
                    return new(index + 1, "it does not follow on the entry before it");
                }

                previous = entry.Hash;
            }

            return head.Position == entries.Count && head.Hash == previous
                ? null
                : new(entries.Count + 1, $"it is missing: the head is {head.Position}");
        }
    }

    internal void Save(Snapshot snapshot)
    {
        lock (turn)
        {
            snapshots[snapshot.Committee] = snapshot with { Payload = snapshot.Payload.ToArray() };
        }
    }

    internal Snapshot? Load(CommitteeId committee)
    {
        lock (turn)
        {
            if (!snapshots.TryGetValue(committee, out var snapshot))
            {
                return null;
            }

            var hash =
                snapshot.Sequence == 0
                    ? ChainHash.Empty
                    : entriesOf.GetValueOrDefault(committee)?.ElementAtOrDefault((int)snapshot.Sequence - 1)?.Hash;
            if (hash == snapshot.Hash)
            {
                return snapshot;
            }

            snapshots.Remove(committee);
            return null;
        }
    }

    private JournalEntry Chain(JournalAppend append, long sequence, EntryBody body)
    {
        // The caller may use its memory again.
        var kept = body.AsKept() with
        {
            Payload = body.Payload.ToArray(),
        };
        var position = head.Position + 1;
        var hash = ChainHash.Next(head.Hash, position, append.Committee, sequence, append.Incarnation, kept);
        return new(position, append.Committee, sequence, append.Incarnation, kept, hash);
    }
}
