using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Link;

/// <summary>The committees hosted here and those of other installations behind links, as one federation.</summary>
/// <param name="local">The engine of this installation.</param>
/// <param name="hub">Its links.</param>
public sealed class LinkedFederation(IFederation local, LinkHub hub) : IFederation
{
    /// <inheritdoc/>
    public string Engine => local.Engine;

    /// <inheritdoc/>
    public Catalogue Catalogue => local.Catalogue;

    /// <inheritdoc/>
    public IReadOnlyList<string> Instances => local.Instances;

    /// <inheritdoc/>
    public ICommittee Committee(CommitteeId id) => hub.IsAbroad(id.Instance) ? hub.Committee(id) : local.Committee(id);

    /// <inheritdoc/>
    public ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        hub.IsAbroad(id.Instance)
            ? hub.Committee(id).RecordAsync(established, actor, cancellationToken)
            : local.EstablishAsync(id, established, actor, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryEstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        CancellationToken cancellationToken
    ) =>
        hub.IsAbroad(id.Instance)
            ? hub.Committee(id).TryRecordAsync(established, cancellationToken)
            : local.TryEstablishAsync(id, established, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken)
    {
        var here = await local.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        var below = await hub.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        var all = here.Entries.Concat(below.Entries).OrderBy(entry => entry.Id).ToList();
        return new([.. all.Take(query.Limit)], here.HasMore || below.HasMore || all.Count > query.Limit);
    }

    /// <inheritdoc/>
    public Absence? AbsenceOf(CommitteeId id) => hub.IsAbroad(id.Instance) ? hub.AbsenceOf(id) : null;

    /// <inheritdoc/>
    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id) => local.Nearest(id);
}
