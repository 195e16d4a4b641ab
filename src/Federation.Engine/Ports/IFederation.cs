using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Queries;

namespace Federation.Engine.Ports;

/// <summary>The committees, wherever they are hosted. Safe to use from many threads at once.</summary>
public interface IFederation
{
    /// <summary>The engine's name: <c>embedded</c>, <c>orleans</c>.</summary>
    string Engine { get; }

    /// <summary>The catalogue in force.</summary>
    Catalogue Catalogue { get; }

    /// <summary>The instances hosted here, in ordinal order.</summary>
    IReadOnlyList<string> Instances { get; }

    /// <summary>
    /// A committee, whether or not it exists; its operations say <see cref="CommitteeUnknownException"/>.
    /// </summary>
    ICommittee Committee(CommitteeId id);

    /// <summary>
    /// Establishes a committee under its parent. The same again changes nothing; another one under the same identity
    /// is a conflict.
    /// </summary>
    /// <exception cref="CommitteeUnknownException">The parent does not exist.</exception>
    /// <exception cref="RequestRefusedException">The parent is not active on that day, or the identity is
    /// taken.</exception>
    ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Whether establishing a committee would change anything; throws what <see cref="EstablishAsync"/> would. Nothing
    /// is written.
    /// </summary>
    ValueTask<bool> TryEstablishAsync(CommitteeId id, CommitteeEvent established, CancellationToken cancellationToken);

    /// <summary>
    /// Committees whose name or identity contains the words (accents and case do not matter), by level and by parent,
    /// in ordinal order of identity.
    /// </summary>
    ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// What is known here of a committee whose installation cannot be reached now; null where it can be asked.
    /// </summary>
    Absence? AbsenceOf(CommitteeId id) => null;

    /// <summary>The known committee identities nearest to one that does not exist.</summary>
    IReadOnlyList<CommitteeId> Nearest(CommitteeId id);
}
