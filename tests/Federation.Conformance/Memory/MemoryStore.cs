using System.Collections.Immutable;
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
    private readonly Dictionary<CommitteeId, SortedDictionary<CommitteeId, Holding>> holdings = [];
    private readonly HashSet<CommitteeId> damaged = [];
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

            foreach (var (upper, held) in holdings)
            {
                copy.holdings.Add(upper, new(held));
            }

            copy.damaged.UnionWith(damaged);
            return copy;
        }
    }

    /// <summary>Loses every snapshot, which loses nothing.</summary>
    public void DropSnapshots()
    {
        lock (turn)
        {
            snapshots.Clear();
        }
    }

    /// <summary>Damages what an upper holds: it cannot be read any more.</summary>
    public void DamageHoldings(CommitteeId upper)
    {
        lock (turn)
        {
            damaged.Add(upper);
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

    internal long RaiseEpoch(long epoch)
    {
        lock (turn)
        {
            head = head with { Epoch = Math.Max(head.Epoch, epoch) };
            return head.Epoch;
        }
    }

    internal long IncarnationOf(CommitteeId committee)
    {
        lock (turn)
        {
            return incarnations.GetValueOrDefault(committee);
        }
    }

    internal JournalEntry[] Append(JournalAppend append)
    {
        lock (turn)
        {
            RequireIncarnation(append.Committee, append.Incarnation);
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

            return head.Position != entries.Count || head.Hash != previous
                    ? new(entries.Count + 1, $"it is missing: the head is {head.Position}")
                : damaged.Count > 0 ? new(head.Position, $"what {damaged.First()} holds is not what was saved")
                : null;
        }
    }

    internal void Save(Snapshot snapshot)
    {
        lock (turn)
        {
            snapshots[snapshot.Committee] = snapshot with
            {
                Place = snapshot.Place.ToArray(),
                Payload = snapshot.Payload.ToArray(),
            };
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

    internal CompleteSnapshot? LoadComplete(CommitteeId committee)
    {
        lock (turn)
        {
            return Load(committee) is { } snapshot && IsComplete(snapshot)
                ? new(snapshot, incarnations.GetValueOrDefault(committee), head)
                : null;
        }
    }

    internal CompletePlace[] CompletePlaces()
    {
        lock (turn)
        {
            return
            [
                .. snapshots
                    .Values.Where(IsComplete)
                    .Select(s => new CompletePlace(
                        s.Committee,
                        s.Format,
                        s.Place,
                        incarnations.GetValueOrDefault(s.Committee)
                    )),
            ];
        }
    }

    private bool IsComplete(Snapshot snapshot) =>
        entriesOf.GetValueOrDefault(snapshot.Committee) is [.., var last]
        && last.Sequence == snapshot.Sequence
        && last.Hash == snapshot.Hash;

    internal void Save(HoldingChange change)
    {
        lock (turn)
        {
            RequireIncarnation(change.Upper, change.Incarnation);
            if (!holdings.TryGetValue(change.Upper, out var held))
            {
                holdings.Add(change.Upper, held = []);
            }

            var before = held.GetValueOrDefault(change.Child);
            if (!change.IsWhole && before?.Format != change.Format)
            {
                throw new JournalConflictException(change.Upper, "Only a whole change can follow.");
            }

            held[change.Child] = Changed(before, change.AsKept());
        }
    }

    internal ImmutableArray<Holding> LoadHoldings(CommitteeId upper)
    {
        lock (turn)
        {
            return damaged.Contains(upper)
                ? throw new JournalUnavailableException($"What {upper} holds is not what was saved.")
                : [.. holdings.GetValueOrDefault(upper, []).Values];
        }
    }

    // The caller may use its memory again.
    private static Holding Changed(Holding? before, HoldingChange change)
    {
        var keys = change.IsWhole ? [] : before!.Keys.ToDictionary(held => held.Key);
        foreach (var (key, shown) in change.Keys)
        {
            keys.Remove(key);
            if (shown is { } payload)
            {
                keys.Add(key, new(key, payload.ToArray()));
            }
        }

        return new(
            change.Upper,
            change.Child,
            change.Held,
            change.Mark,
            change.HeardAt,
            change.Format,
            change.Tree is { } tree ? tree.ToArray() : before!.Tree,
            [.. keys.Values.OrderBy(held => held.Key)]
        );
    }

    private void RequireIncarnation(CommitteeId committee, long incarnation)
    {
        if (incarnations.GetValueOrDefault(committee) is var present && present != incarnation)
        {
            throw new JournalConflictException(committee, $"It is at incarnation {present}.");
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
