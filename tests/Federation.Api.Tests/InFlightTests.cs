using Federation.Api.Resources;
using Federation.Api.Tests.Support;
using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Tests;

/// <summary>A parent that has not heard yet what its child knows: both values are shown.</summary>
public sealed class InFlightTests(SmallService service) : IClassFixture<SmallService>
{
    private static readonly DateOnly Day = new(2024, 3, 31);
    private static readonly Question Members = new(FigureKey.Total("party-members"), FigureTime.AsOf(Day));

    [Fact]
    public async Task A_child_with_newer_says_so()
    {
        var parent = CommitteeId.Parse("flight");
        await service.CommitteeAsync("flight", "vn", "province");
        await service.CommitteeAsync("flight.iz", "flight");
        await service.ReportAsync("flight.iz", Given.Members("one", "2024-03-31", 7));
        await service.SettleAsync();
        var federation = service.Services.GetRequiredService<IFederation>();
        var held = await federation.Committee(parent).AskAsync(FigureRequest.For(Members, explain: true), default);

        await service.ReportAsync("flight.iz", Given.Members("one", "2024-03-31", 9, revision: 2));
        var behind = new ParentBehind(federation, parent, held);
        var node = await new ExplainTree(behind, 100, Day, default).RootAsync(parent, Members, 2, 0);

        var child = Assert.Single(node.Children);
        Assert.Equal(7, node.Figure.Value);
        Assert.Equal(7, child.Figure.Value);
        Assert.Equal(7, child.InFlight!.Parent!.Value);
        Assert.Equal(9, child.InFlight.Child!.Value);
        Assert.Equal(child.Figure.Version, child.InFlight.Version);

        await service.SettleAsync();
        var settled = await new ExplainTree(federation, 100, Day, default).RootAsync(parent, Members, 2, 0);
        Assert.Null(Assert.Single(settled.Children).InFlight);
        Assert.Equal(9, settled.Figure.Value);
    }

    /// <summary>A federation in which one committee still answers as it did before.</summary>
    private sealed class ParentBehind(IFederation real, CommitteeId parent, FigureReply held) : FederationDouble(real)
    {
        public override ICommittee Committee(CommitteeId id) =>
            id == parent ? new Late(base.Committee(id), held) : base.Committee(id);

        private sealed class Late(ICommittee behind, FigureReply held) : CommitteeDouble(behind)
        {
            public override ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancel) =>
                new(held);
        }
    }
}
