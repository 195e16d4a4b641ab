using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;

namespace Federation.Simulation.Checks;

/// <summary>
/// Seen from outside: of every version of every committee, how many facts of each committee below what it shows each upper
/// rests on. A database that was put back gives its versions a second time: they are told apart by how often that has
/// happened.
/// </summary>
internal sealed class Knowledge
{
    private readonly Dictionary<Shown, Dictionary<Known, long>> rests = [];
    private readonly Dictionary<(CommitteeId Upper, CommitteeId Child, VersionStamp Version), int> told = [];
    private readonly Dictionary<(CommitteeId Upper, CommitteeId Child), (VersionStamp Version, int Life)> held = [];
    private readonly Dictionary<CommitteeId, CommitteeView> noted = [];
    private readonly Dictionary<string, int> lives = [];

    /// <summary>An instance goes on from an older copy.</summary>
    public void BeginLife(string instance) => lives[instance] = LifeOf(instance) + 1;

    /// <summary>An upper is about to hear a version, from one life of the child's database: it may come late.</summary>
    public void Tell(Message message, int life)
    {
        var version = message switch
        {
            Push push => push.Version,
            Offer offer => offer.Version,
            _ => VersionStamp.None,
        };
        told[(message.To, message.From, version)] = life;
    }

    /// <summary>Takes down what a view rests on.</summary>
    public void Note(CommitteeView view)
    {
        var committee = view.State.Id;
        if (!ReferenceEquals(noted.GetValueOrDefault(committee), view))
        {
            noted[committee] = view;
            foreach (var (child, contact) in view.Contacts)
            {
                Held(committee, child, contact.Held);
            }

            foreach (var upper in view.State.History.Uppers)
            {
                // Later facts that changed nothing are not in what was first shown as this version.
                var shown = new Shown(committee, upper, view.Version, LifeOf(committee.Instance));
                rests.TryAdd(shown, Of(view, child => view.State.RestsOn(child, upper)));
            }
        }
    }

    /// <summary>How many facts of each committee a view rests on; 0 of one that belongs here and has not been heard.</summary>
    public Dictionary<Known, long> Of(CommitteeView view) => Of(view, _ => true);

    private Dictionary<Known, long> Of(CommitteeView view, Func<CommitteeId, bool> isUsed)
    {
        var known = new Dictionary<Known, long> { [new(view.State.Id, 0)] = view.State.Sequence };
        foreach (var (child, contact) in view.Contacts.Where(c => isUsed(c.Key)))
        {
            known[new(child, HashCode.Combine(child, 0))] = 0;
            foreach (var (below, sequence) in Held(view.State.Id, child, contact.Held))
            {
                known[below with { Route = HashCode.Combine(child, below.Route) }] = sequence;
            }
        }

        return known;
    }

    /// <summary>Every committee of whose facts something was ever known in an instance.</summary>
    public IEnumerable<CommitteeId> KnownIn(string instance) =>
        rests.Where(r => r.Key.Committee.Instance == instance).SelectMany(r => r.Value.Keys.Select(k => k.Committee));

    /// <summary>How many facts of a child what an upper holds of it rests on.</summary>
    public long OfChild(CommitteeView upper, CommitteeId child, VersionStamp version) =>
        Held(upper.State.Id, child, version).GetValueOrDefault(new(child, 0));

    private Dictionary<Known, long> Held(CommitteeId upper, CommitteeId child, VersionStamp version)
    {
        if (!held.TryGetValue((upper, child), out var known) || known.Version != version)
        {
            var life = told.TryGetValue((upper, child, version), out var heard) ? heard : LifeOf(child.Instance);
            held[(upper, child)] = known = (version, life);
        }

        for (var since = known.Life; since >= 0; since--)
        {
            if (rests.TryGetValue(new(child, upper, version, since), out var found))
            {
                return found;
            }
        }

        return [];
    }

    private int LifeOf(string instance) => lives.GetValueOrDefault(instance);

    /// <summary>Whose facts are known, and through whom: one who moved may be heard of through several.</summary>
    internal readonly record struct Known(CommitteeId Committee, int Route);

    private readonly record struct Shown(CommitteeId Committee, CommitteeId Upper, VersionStamp Version, int Life);
}
