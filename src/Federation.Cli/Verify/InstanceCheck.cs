using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Engine.Codec;
using Federation.Engine.Ports;

namespace Federation.Cli.Verify;

/// <summary>
/// One instance by itself: its chain holds, each entry says something, and each snapshot is what the entries up to it
/// give.
/// </summary>
internal sealed class InstanceCheck(StoredInstance instance, string file, Catalogue catalogue, Counts counts)
{
    /// <summary>Looks at all of it, and adds what each committee's journal gives.</summary>
    public async Task<Difference?> RunAsync(
        IDictionary<CommitteeId, Replayed> committees,
        CancellationToken cancellationToken
    )
    {
        if (await instance.Journal.VerifyAsync(cancellationToken) is { } fault)
        {
            return Differs(null, null, Texts.ChainBroken(fault.Position, fault.What));
        }

        foreach (var committee in await instance.Journal.CommitteesAsync(cancellationToken))
        {
            try
            {
                if (await ReplayAsync(committee, committees, cancellationToken) is { } found)
                {
                    return found;
                }
            }
            catch (JournalUnavailableException unavailable)
            {
                return Differs(committee, null, Texts.Unreadable(unavailable.Message));
            }
        }

        return null;
    }

    private async Task<Difference?> ReplayAsync(
        CommitteeId committee,
        IDictionary<CommitteeId, Replayed> committees,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await instance.Snapshots.LoadAsync(committee, cancellationToken);
        var fromNothing = Replayed.Nothing(CommitteeState.New(committee, catalogue));
        CommitteeState? fromSnapshot = null;
        if (snapshot is { Format: SnapshotCodec.Format })
        {
            counts.Snapshots++;
            if (Restored(committee, snapshot) is not { } restored)
            {
                return Differs(committee, null, Texts.SnapshotDiffers(snapshot.Sequence), Texts.Resnap(file));
            }

            fromSnapshot = restored;
        }

        await foreach (var entry in instance.Journal.ReadAsync(committee, 0, cancellationToken))
        {
            counts.Entries++;
            try
            {
                var recorded = FactCodec.Decode(entry, catalogue);
                fromNothing = fromNothing.Then(fromNothing.State.Apply(recorded).State, entry.Position);
                fromSnapshot = entry.Sequence > snapshot?.Sequence ? fromSnapshot?.Apply(recorded).State : fromSnapshot;
            }
            catch (Exception unknown) when (Decoding.IsRefusal(unknown))
            {
                return Differs(committee, null, Texts.NotDecoded(entry.Sequence, unknown.Message));
            }
        }

        committees[committee] = fromNothing;
        return fromSnapshot is null ? null : Compare(fromNothing.State, fromSnapshot, snapshot!.Sequence);
    }

    private CommitteeState? Restored(CommitteeId committee, Snapshot snapshot)
    {
        try
        {
            var record = SnapshotCodec.Decode(snapshot.Payload).Record;
            // The record says itself how far it goes; the journal is replayed from where the row says.
            return record.Sequence == snapshot.Sequence && record.Hash == snapshot.Hash
                ? CommitteeState.Restore(committee, catalogue, record)
                : null;
        }
        catch (Exception unknown) when (Decoding.IsRefusal(unknown))
        {
            return null;
        }
    }

    private Difference? Compare(CommitteeState fromNothing, CommitteeState fromSnapshot, long sequence)
    {
        var (right, wrong) = (fromNothing.ToRecord(), fromSnapshot.ToRecord());
        if (Same(right, wrong))
        {
            return null;
        }

        // Which figure it is: the first whose statements are not the same.
        var keys = right.Keys.Select(k => k.Key).Union(wrong.Keys.Select(k => k.Key)).Order();
        var key = keys.FirstOrDefault(k => !Same(Only(right, k), Only(wrong, k)));
        return Differs(
            fromNothing.Id,
            key is null ? null : Figures.NameOf(key),
            Texts.SnapshotDiffers(sequence),
            Texts.Resnap(file)
        );
    }

    private static bool Same(StateRecord a, StateRecord b) =>
        SnapshotCodec.Encode(StoredCommittee.Of(a)).AsSpan().SequenceEqual(SnapshotCodec.Encode(StoredCommittee.Of(b)));

    private static StateRecord Only(StateRecord record, FigureKey key) =>
        record with
        {
            Events = [],
            TargetsSet = [],
            Roster = [],
            Keys = [.. record.Keys.Where(k => k.Key == key)],
        };

    private Difference Differs(CommitteeId? committee, string? key, Labels what, Labels? remedy = null) =>
        new(instance.Journal.Instance, committee, key, what, remedy ?? Texts.Restore());
}
