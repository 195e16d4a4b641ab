using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Queries;

namespace Federation.Engine.Link;

/// <summary>The tree as far as one installation knows it, for whoever checks an event.</summary>
public interface ITree
{
    /// <summary>A committee's place in the tree; null where there is no such committee.</summary>
    ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken);

    /// <summary>
    /// Permits an event that concerns committees of several installations, one such event at a time in the whole
    /// federation; it has to be recorded within the time that is returned.
    /// </summary>
    /// <exception cref="Ports.RequestRefusedException">The event cannot be.</exception>
    ValueTask<TimeSpan> PermitAsync(CommitteeId id, CommitteeEvent happened, CancellationToken cancellationToken);
}
