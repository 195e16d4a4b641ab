using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Serving;

/// <summary>
/// The committees as a page reads them: where one cannot be reached now, what is known of it, or nothing and not up to
/// date, in place of a refusal. A page says whose installation is away; a number of nobody's making is not shown.
/// </summary>
/// <param name="all">The committees.</param>
/// <param name="shown">Whose page it is: of this one a page is made of what there is.</param>
internal sealed class PatientFederation(IFederation all, CommitteeId shown) : IFederation
{
    public string Engine => all.Engine;

    public Catalogue Catalogue => all.Catalogue;

    public IReadOnlyList<string> Instances => all.Instances;

    public ICommittee Committee(CommitteeId id) => new PatientCommittee(all, id, id == shown);

    public ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    ) => all.EstablishAsync(id, established, actor, cancellationToken);

    public ValueTask<bool> TryEstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        CancellationToken cancellationToken
    ) => all.TryEstablishAsync(id, established, cancellationToken);

    public ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        all.SearchAsync(query, cancellationToken);

    public Absence? AbsenceOf(CommitteeId id) => all.AbsenceOf(id);

    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id) => all.Nearest(id);
}
