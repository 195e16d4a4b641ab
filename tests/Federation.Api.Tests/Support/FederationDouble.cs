using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Tests.Support;

/// <summary>A federation that stands before another one, or before none: tests override what they script.</summary>
internal class FederationDouble(IFederation? behind = null) : IFederation
{
    public string Engine => Behind.Engine;

    public Catalogue Catalogue => Behind.Catalogue;

    public IReadOnlyList<string> Instances => Behind.Instances;

    private IFederation Behind => behind ?? throw new NotSupportedException("The test did not expect this");

    public virtual ICommittee Committee(CommitteeId id) => Behind.Committee(id);

    public ValueTask<WriteResult> EstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        Actor actor,
        CancellationToken cancellationToken
    ) => Behind.EstablishAsync(id, established, actor, cancellationToken);

    public ValueTask<bool> TryEstablishAsync(
        CommitteeId id,
        CommitteeEvent established,
        CancellationToken cancellationToken
    ) => Behind.TryEstablishAsync(id, established, cancellationToken);

    public ValueTask<DirectoryPage> SearchAsync(DirectoryQuery query, CancellationToken cancellationToken) =>
        Behind.SearchAsync(query, cancellationToken);

    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id) => Behind.Nearest(id);
}
