using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;

namespace Federation.Simulation.Checks;

/// <summary>
/// Seen from outside: of every version of every committee, how many facts of each committee below it rests on. A database
/// that was put back gives its versions a second time: they are told apart by how often that has happened.
/// </summary>
internal sealed class Knowledge
{
    private readonly Dictionary<(CommitteeId, VersionStamp, int Life), Dictionary<CommitteeId, long>> rests = [];
    private readonly Dictionary<(CommitteeId Upper, CommitteeId Child), (VersionStamp Version, int Life)> held = [];
    private readonly Dictionary<CommitteeId, CommitteeView> noted = [];
    private readonly Dictionary<string, int> lives = [];

    /// <summary>An instance goes on from an older copy.</summary>
    public void BeginLife(string instance) => lives[instance] = LifeOf(instance) + 1;

    /// <summary>Takes down what a view rests on.</summary>
    public void Note(CommitteeView view)
    {
        var committee = view.State.Id;
        if (!ReferenceEquals(noted.GetValueOrDefault(committee), view))
        {
            noted[committee] = view;
            // Later facts that changed nothing are not in what was first shown as this version.
            rests.TryAdd((committee, view.Version, LifeOf(committee.Instance)), Of(view));
        }
    }

    /// <summary>How many facts of each committee a view rests on.</summary>
    public Dictionary<CommitteeId, long> Of(CommitteeView view)
    {
        var known = new Dictionary<CommitteeId, long> { [view.State.Id] = view.State.Sequence };
        foreach (var (child, contact) in view.Contacts)
        {
            foreach (var (committee, sequence) in Held(view.State.Id, child, contact.Held))
            {
                known[committee] = Math.Max(known.GetValueOrDefault(committee), sequence);
            }
        }

        return known;
    }

    /// <summary>How many facts of a child what an upper holds of it rests on.</summary>
    public long OfChild(CommitteeView upper, CommitteeId child, VersionStamp version) =>
        Held(upper.State.Id, child, version).GetValueOrDefault(child);

    private Dictionary<CommitteeId, long> Held(CommitteeId upper, CommitteeId child, VersionStamp version)
    {
        if (!held.TryGetValue((upper, child), out var known) || known.Version != version)
        {
            held[(upper, child)] = known = (version, LifeOf(child.Instance));
        }

        for (var life = known.Life; life >= 0; life--)
        {
            if (rests.TryGetValue((child, version, life), out var found))
            {
                return found;
            }
        }

        return [];
    }

    private int LifeOf(string instance) => lives.GetValueOrDefault(instance);
}
