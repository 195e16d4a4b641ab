using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Embedded;

/// <summary>
/// Which committees of an instance may stay at rest when it is opened: those whose snapshot lacks nothing, and which
/// hold of every child exactly what that child would show, down to the last. All others are woken, and compare.
/// </summary>
internal sealed class StartPlan
{
    private readonly Dictionary<CommitteeId, StoredPlace> places = [];

    /// <summary>Who stays at rest.</summary>
    public IEnumerable<Place> Resting =>
        places.Select(p => new Place(
            p.Key,
            new(p.Value.Events),
            p.Value.Roster.IsEmpty ? [] : [.. p.Value.Roster.Select(c => c.Child)],
            p.Value.Version
        ));

    /// <summary>Whether a committee stays at rest.</summary>
    public bool Rests(CommitteeId committee) => places.ContainsKey(committee);

    /// <summary>Reads what an instance's snapshots say of themselves, and decides.</summary>
    /// <param name="stored">The instance.</param>
    /// <param name="program">The mark of this program: see <see cref="ProgramMark"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<StartPlan> ReadAsync(
        StoredInstance stored,
        string program,
        CancellationToken cancellationToken
    )
    {
        var plan = new StartPlan();
        var head = await stored.Journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var complete in stored.Snapshots.CompleteAsync(cancellationToken).ConfigureAwait(false))
        {
            if (
                PlaceIn(complete.Snapshot) is { } place
                && place.Program == program
                && place.Version.Epoch == head.Epoch
                && place.Version.Incarnation == complete.Incarnation
            )
            {
                plan.places.Add(complete.Snapshot.Committee, place);
            }
        }

        plan.Decide();
        return plan;
    }

    private static StoredPlace? PlaceIn(Snapshot snapshot)
    {
        if (snapshot.Format != SnapshotCodec.Format)
        {
            return null;
        }

        var place = SnapshotCodec.DecodePlace(snapshot.Payload.Span);
        return place.Sequence == snapshot.Sequence && place.Hash == snapshot.Hash ? place : null;
    }

    /// <summary>Takes out whoever has to be woken, and with each all that rests on it.</summary>
    private void Decide()
    {
        var above = new Dictionary<CommitteeId, List<CommitteeId>>();
        var woken = new Queue<CommitteeId>();
        foreach (var (id, place) in places)
        {
            foreach (var child in place.Roster)
            {
                if (!above.TryGetValue(child.Child, out var uppers))
                {
                    above[child.Child] = uppers = [];
                }

                uppers.Add(id);
            }

            if (!MayRest(id, place))
            {
                woken.Enqueue(id);
            }
        }

        while (woken.TryDequeue(out var id))
        {
            if (places.Remove(id))
            {
                foreach (var upper in above.GetValueOrDefault(id) ?? [])
                {
                    woken.Enqueue(upper);
                }
            }
        }
    }

    /// <summary>By itself, with its children as their snapshots have them.</summary>
    private bool MayRest(CommitteeId id, StoredPlace place)
    {
        var history = new CommitteeHistory(place.Events);
        return history.Exists
            && history.Uppers.All(upper => upper.Instance == id.Instance)
            && place.Roster.All(c =>
                c.Child.Instance == id.Instance
                && c.Held != VersionStamp.None
                && places.GetValueOrDefault(c.Child)?.Version == c.Held
            );
    }
}
