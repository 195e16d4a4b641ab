using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;

namespace Federation.Simulation.Checks;

/// <summary>
/// Seen from outside: of every version of every committee, how many facts of each committee below it rests on.
/// </summary>
internal sealed class Knowledge
{
    private readonly Dictionary<(CommitteeId, VersionStamp), IReadOnlyDictionary<CommitteeId, long>> rests = [];
    private readonly Dictionary<CommitteeId, CommitteeView> noted = [];

    /// <summary>Takes down what a view rests on.</summary>
    public void Note(CommitteeView view)
    {
        if (!ReferenceEquals(noted.GetValueOrDefault(view.State.Id), view))
        {
            noted[view.State.Id] = view;
            var (version, known) = ((view.State.Id, view.Version), Of(view));
            if (!rests.TryGetValue(version, out var first) || known[view.State.Id] < first[view.State.Id])
            {
                // Later facts that changed nothing are not in what was shown as this version.
                rests[version] = known;
            }
        }
    }

    /// <summary>How many facts of each committee a view rests on.</summary>
    public Dictionary<CommitteeId, long> Of(CommitteeView view)
    {
        var known = new Dictionary<CommitteeId, long> { [view.State.Id] = view.State.Sequence };
        foreach (var (child, contact) in view.Contacts)
        {
            if (rests.TryGetValue((child, contact.Held), out var below))
            {
                foreach (var (committee, sequence) in below)
                {
                    known[committee] = Math.Max(known.GetValueOrDefault(committee), sequence);
                }
            }
        }

        return known;
    }
}
