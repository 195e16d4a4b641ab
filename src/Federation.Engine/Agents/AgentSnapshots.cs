using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>
/// An agent's snapshots: what it knows, with what it holds of children of its own instance, so that a start need not
/// have all of them show themselves again.
/// </summary>
internal sealed class AgentSnapshots(CommitteeAgent agent, ISnapshots snapshots)
{
    private long facts;
    private VersionStamp saved;

    /// <summary>How many facts the last snapshot lacks.</summary>
    public long FactsBehind => agent.View.State.Sequence - facts;

    /// <summary>Whether anything has changed since the last snapshot. There is none of nothing.</summary>
    public bool IsBehind => agent.View.State.Sequence > 0 && (saved != agent.View.Version || FactsBehind != 0);

    /// <summary>
    /// A committee's snapshot, decoded; null where there is none that can be read: the journal has all of it.
    /// </summary>
    public static async ValueTask<StoredCommittee?> LoadAsync(
        CommitteeId id,
        ISnapshots snapshots,
        CancellationToken cancellationToken
    )
    {
        var found = await snapshots.LoadAsync(id, cancellationToken).ConfigureAwait(false);
        return found is null ? null : Decode(found);
    }

    /// <summary>A snapshot, decoded; null where it cannot be read.</summary>
    public static StoredCommittee? Decode(Snapshot snapshot) =>
        snapshot.Format == SnapshotCodec.Format && SnapshotCodec.TryDecode(snapshot.Payload, out var stored)
            ? stored
            : null;

    /// <summary>
    /// The state of a snapshot. What is held of children was worked out by the program that wrote it; another one has
    /// them show themselves.
    /// </summary>
    public static CommitteeState Restore(CommitteeId id, Catalogue catalogue, StoredCommittee? stored) =>
        stored is null
            ? CommitteeState.New(id, catalogue)
            : CommitteeState.Restore(
                id,
                catalogue,
                stored.Record,
                [.. HeldIn(stored, catalogue).Select(h => KeyValuePair.Create(h.Child, h.Shown))],
                HeldIn(stored, catalogue).IsEmpty ? null : stored.Sums,
                IsWhole(stored) && stored.Program == ProgramMark.Of(catalogue) ? stored.Amiss : null
            );

    /// <summary>Whether findings rest on nothing that the snapshot lacks.</summary>
    private static bool IsWhole(StoredCommittee stored) => stored.Held.Length == stored.Record.Roster.Length;

    /// <summary>What may be used of what a snapshot holds of children.</summary>
    public static ImmutableArray<HeldChild> HeldIn(StoredCommittee? stored, Catalogue catalogue) =>
        stored is not null && stored.Program == ProgramMark.Of(catalogue) ? stored.Held : [];

    /// <summary>What is stored already: so many facts, or also the view of a version.</summary>
    public void Begin(long factsStored, VersionStamp versionStored) => (facts, saved) = (factsStored, versionStored);

    /// <summary>Writes one, behind; losing it loses nothing.</summary>
    public async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        agent.PackHeld(TimeSpan.Zero);
        var view = agent.View;
        var state = view.State;
        var held = HeldBy(view).ToImmutableArray();
        var stored = new StoredCommittee(
            ProgramMark.Of(state.Catalogue),
            view.Version,
            view.ChangedAt,
            state.ToRecord(),
            held,
            held.IsEmpty ? null : state.SumsOf(held.Select(h => h.Child).ToHashSet()),
            [.. state.Keys.Where(k => k.Value.Findings.Length > 0).Select(k => k.Key)]
        );
        var payload = SnapshotCodec.Encode(stored);
        if (payload.Length > Snapshot.PayloadBytesMax)
        {
            payload = SnapshotCodec.Encode(stored with { Held = [], Sums = null });
        }

        var snapshot = new Snapshot(
            state.Id,
            state.Sequence,
            state.Hash,
            SnapshotCodec.Format,
            SnapshotCodec.PlaceIn(payload),
            payload
        );
        await snapshots.SaveAsync(snapshot, cancellationToken).ConfigureAwait(false);
        Begin(state.Sequence, view.Version);
    }

    private static IEnumerable<HeldChild> HeldBy(CommitteeView view)
    {
        foreach (var (child, held) in view.State.Children)
        {
            var contact = view.Contacts.Find(child);
            var isKept = contact is not null && contact.Held != VersionStamp.None;
            if (isKept && child.Instance == view.State.Id.Instance && held.Summary.IsPacked)
            {
                yield return new(child, contact!.Held, contact.LastHeard, held.Summary);
            }
        }
    }
}
