using Federation.Core.Identity;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Embedded;

/// <summary>
/// Which committees of an instance may stay at rest when it is opened: those whose snapshot lacks nothing, and which
/// hold of every child exactly what that child would show, down to the last. Of the others, those that have nobody
/// below them but somebody above in another instance go on where they were; all others are activated, and compare.
/// </summary>
internal sealed class StartPlan
{
    private readonly Dictionary<CommitteeId, (Place Place, StoredPlace Stored)> places = [];

    /// <summary>Who stays at rest, and who goes on where it was.</summary>
    public IEnumerable<Place> Places => places.Values.Select(p => p.Place);

    /// <summary>Who goes on where it was: somebody in another instance waits to hear of it.</summary>
    public IEnumerable<Place> Resuming => Places.Where(p => p.IsAtBorder);

    /// <summary>Whether a committee need not be activated anew.</summary>
    public bool Keeps(CommitteeId committee) => places.ContainsKey(committee);

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
        await foreach (var complete in stored.Snapshots.CompletePlacesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (
                PlaceIn(complete) is { } place
                && place.Program == program
                && place.Version.Epoch == head.Epoch
                && place.Version.Incarnation == complete.Incarnation
            )
            {
                plan.Add(complete.Committee, place);
            }
        }

        plan.Decide();
        return plan;
    }

    private static StoredPlace? PlaceIn(CompletePlace complete)
    {
        try
        {
            return complete.Format == SnapshotCodec.Format ? SnapshotCodec.DecodePlace(complete.Place.Span) : null;
        }
        catch (FormatException)
        {
            // Whoever cannot be read is activated, from the journal.
            return null;
        }
    }

    private void Add(CommitteeId id, StoredPlace stored)
    {
        CommitteeId[] children = stored.Roster.IsEmpty ? [] : [.. stored.Roster.Select(c => c.Child)];
        places.Add(id, (new(id, new(stored.Events), children, stored.Version), stored));
    }

    /// <summary>Takes out whoever has to be activated, and with each all that rests on it.</summary>
    private void Decide()
    {
        var above = new Dictionary<CommitteeId, List<CommitteeId>>();
        var activated = new Queue<CommitteeId>();
        foreach (var (id, (place, stored)) in places)
        {
            foreach (var child in place.Children)
            {
                if (!above.TryGetValue(child, out var uppers))
                {
                    above[child] = uppers = [];
                }

                uppers.Add(id);
            }

            if (!MayStay(place, stored))
            {
                activated.Enqueue(id);
            }
        }

        while (activated.TryDequeue(out var id))
        {
            if (places.Remove(id))
            {
                foreach (var upper in above.GetValueOrDefault(id) ?? [])
                {
                    activated.Enqueue(upper);
                }
            }
        }
    }

    /// <summary>
    /// By itself, with its children as their snapshots have them. With children, it has to compare with those in other
    /// instances, and shows those above there how that went.
    /// </summary>
    private bool MayStay(Place place, StoredPlace stored) =>
        place.History.Exists
        && (place.Children.Count == 0 || !place.IsAtBorder)
        && stored.Roster.All(c =>
            c.Held != VersionStamp.None && places.TryGetValue(c.Child, out var child) && child.Place.Version == c.Held
        );
}
