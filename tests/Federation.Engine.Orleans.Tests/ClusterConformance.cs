using System.Collections.Concurrent;
using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Embedded;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Federation.Engine.Clustered.Tests;

/// <summary>
/// Real silos of one cluster under the suite, in the process of the test; everything is asked of the first. An adapter
/// says which node hosts what, and where that is kept.
/// </summary>
public abstract partial class ClusterConformance : EngineConformance
{
    private InProcessTestCluster? cluster;

    /// <summary>Where writes pass that can be held.</summary>
    protected Gate Writes { get; } = new();

    /// <summary>What each node hosts, by the nodes' order.</summary>
    protected abstract IReadOnlyList<string[]> Hosted { get; }

    /// <summary>An instance's storage as a node opens it.</summary>
    protected abstract ValueTask<StoredInstance> OpenAsync(string instance);

    private protected IEnumerable<ClusterNode> Nodes =>
        cluster!.Silos.Select(silo =>
            cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<ClusterNode>()
        );

    /// <inheritdoc/>
    protected override async Task<IFederation> StartAsync()
    {
        var builder = new InProcessTestClusterBuilder((short)Hosted.Count);
#pragma warning disable ORLEANSEXP003 // The directory that the nodes have.
        builder.Options.UseDistributedGrainDirectory = true;
#pragma warning restore ORLEANSEXP003
        builder.Options.InitializeClientOnDeploy = false;
        builder.ConfigureSilo(
            (options, silo) =>
            {
                // Nothing was permitted before the test.
                var limits = new AgentLimits { CommandsMax = CommandsMax, PermitCounts = TimeSpan.Zero };
                var number = int.Parse(options.SiloName[^1..], System.Globalization.CultureInfo.InvariantCulture);
                silo.Services.AddSingleton(Given.Catalogue);
                silo.Services.AddSingleton(new InstanceStore([], (instance, _) => OpenAsync(instance)));
                silo.AddFederation(new() { Name = options.SiloName, Instances = Hosted[number] }, limits);
            }
        );
        cluster = builder.Build();
        await cluster.DeployAsync();
        await Waiting.UntilAsync(
            "every node knows every other, and has its committees",
            () =>
                Nodes.All(node => node.Hosts.Known.Count() == Hosted.Count)
                && cluster.Silos.All(silo =>
                    cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<ClusterKeeper>().IsReady
                )
        );
        await SettleAsync();
        return Nodes.First().Federation;
    }

    /// <inheritdoc/>
    protected override async Task StopAsync()
    {
        await cluster!.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task SettleAsync()
    {
        // What one node has taken in may make another send: quiet is when nothing has changed in a whole round.
        var before = "";
        while (true)
        {
            await Waiting.UntilNoneAsync("who is not active where they belong", StrayAsync);
            await Waiting.UntilNoneAsync("who has yet to take in what was shown", () => new(Lacking()));
            foreach (var node in Nodes)
            {
                await node.Engine.SettleAsync(CancellationToken.None);
            }

            var versions = string.Join(' ', Active().Values.Select(v => $"{v.State.Id}:{v.Version}"));
            if (versions == before && Lacking() is null)
            {
                return;
            }

            before = versions;
        }
    }

    /// <inheritdoc/>
    protected override async Task EndActivationAsync(string id)
    {
        var committee = Given.Id(id);
        var host = Nodes.First(node => node.Journals.ContainsKey(committee.Instance));
        await host.Journals[committee.Instance].Journal.RaiseIncarnationAsync(committee, CancellationToken.None);
        var before = Active()[committee].Version;
        var report = Given.Stock("ends", "2020-01-31", 1);
        await Assert.ThrowsAsync<FederationBusyException>(async () =>
            await Federation.Committee(committee).SubmitAsync(report, Actor.System, false, CancellationToken.None)
        );
        await Waiting.UntilAsync("another activation is there", () => HasFollowed(committee, before));
        await Federation.Committee(committee).SubmitAsync(report, Actor.System, true, CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override IDisposable HoldWrites() => Writes.Close();

    private bool HasFollowed(CommitteeId id, VersionStamp before)
    {
        Nodes.First().Grain(id).TouchAsync().Ignore();
        return Active().TryGetValue(id, out var view) && before.IsOlderActivationThan(view.Version);
    }

    /// <summary>
    /// Somebody who is not active, compared with those below, on the one node that is to have them; null for nobody. A
    /// node that knew itself alone for a moment has yet to hand over what belongs to another.
    /// </summary>
    private async ValueTask<string?> StrayAsync()
    {
        var nodes = Nodes.ToList();
        foreach (var journal in nodes.SelectMany(node => node.Journals.Values).Select(stored => stored.Journal))
        {
            foreach (var id in await journal.CommitteesAsync(CancellationToken.None))
            {
                if (nodes.Any(node => node.IsHome(id) != node.Engine.IsActive(id)))
                {
                    var places = nodes.Select(node =>
                        $"{node.Profile.Name}: home {node.IsHome(id)}, active {node.Engine.IsActive(id)}"
                    );
                    return $"{id} ({string.Join("; ", places)})";
                }
            }
        }

        return Active().Values.FirstOrDefault(view => !view.IsGateOpen) is { } closed
            ? $"{closed.State.Id} has yet to compare"
            : null;
    }

    private Dictionary<CommitteeId, CommitteeView> Active() =>
        Nodes
            .SelectMany(node => node.Engine.Active)
            .Where(view => view.State.History.Exists)
            .DistinctBy(view => view.State.Id)
            .OrderBy(view => view.State.Id)
            .ToDictionary(view => view.State.Id);

    /// <summary>Somebody who has yet to hear; null for nobody.</summary>
    private string? Lacking()
    {
        var active = Active();
        var lacking =
            from child in active.Values
            from upper in child.State.History.Uppers
            where active.ContainsKey(upper)
            let contact = active[upper].Contacts.Find(child.State.Id)
            where contact is null ? !child.State.TreeFor(upper).IsNothing : contact.Held != child.Version
            select $"{upper} lacks {child.State.Id}";
        return lacking.FirstOrDefault();
    }
}
