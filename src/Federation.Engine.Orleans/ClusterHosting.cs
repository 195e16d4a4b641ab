using Federation.Core.Indicators;
using Federation.Engine.Agents;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Federation.Engine.Clustered;

/// <summary>Makes a program a node of a cluster.</summary>
public static class ClusterHosting
{
    /// <summary>How often a silent node is asked whether it is there; two misses, and it is not.</summary>
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Configures the silo, and registers the engine as <see cref="IFederation"/> and <see cref="ICluster"/>. The
    /// services must have a <see cref="Catalogue"/> and an <see cref="InstanceStore"/>, which is asked only for what
    /// this node hosts.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="settings">How the node takes part.</param>
    /// <param name="limits">The limits of each committee; null for the usual ones.</param>
    public static ISiloBuilder AddFederation(
        this ISiloBuilder silo,
        ClusterSettings settings,
        AgentLimits? limits = null
    )
    {
        silo.Configure<ClusterMembershipOptions>(Tune);
        // A committee is active for as long as its node is: what is idle is not out of date.
        silo.Configure<GrainCollectionOptions>(grains => grains.CollectionAge = TimeSpan.FromDays(365));
        // What fails on the node of a journal fails alike where it was asked for.
        silo.Configure<ExceptionSerializationOptions>(failures =>
            failures.SupportedNamespacePrefixes.Add(nameof(Federation))
        );
        silo.AddPlacementDirector<ByInstance, ByInstanceDirector>();
        silo.AddPlacementDirector<OnNode, OnNodeDirector>();
#pragma warning disable ORLEANSEXP003 // It loses no activation on nodes that live when another dies; see the README.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        // Nobody has to wait until the dead are certainly dead: two activations of one committee cannot both write.
        silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(settings);
        silo.Services.AddSingleton(limits ?? Limits);
        silo.Services.AddSingleton<Hosts>();
        silo.Services.AddSingleton<ClusterNode>();
        silo.Services.AddSingleton<IFederation>(services => services.GetRequiredService<ClusterNode>().Federation);
        silo.Services.AddSingleton<ClusterKeeper>();
        silo.Services.AddSingleton<ICluster, ClusterView>();
        silo.Services.AddHostedService(services => services.GetRequiredService<ClusterKeeper>());
        return silo;
    }

    /// <summary>The address and the members' database of a node that is a program of its own.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="settings">How the node takes part.</param>
    public static ISiloBuilder UseMembers(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = settings.ClusterId;
            cluster.ServiceId = "federation";
        });
        silo.Configure<SiloOptions>(options => options.SiloName = settings.Name);
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = settings.Address;
            endpoint.SiloPort = settings.Port;
            // Nobody but nodes: whoever asks asks over HTTP.
            endpoint.GatewayPort = 0;
        });
        return silo.UseAdoNetClustering(members =>
        {
            members.Invariant = "Npgsql";
            members.ConnectionString = settings.Members;
        });
    }

    private static AgentLimits Limits { get; } =
        new()
        {
            PermitLasts = TimeSpan.FromSeconds(3),
            PermitCounts = TimeSpan.FromSeconds(5),
            // Where a committee is, and whether, is the cluster's to say.
            RestAfter = TimeSpan.MaxValue,
        };

    private static void Tune(ClusterMembershipOptions members)
    {
        members.ProbeTimeout = ProbeEvery;
        members.NumMissedProbesLimit = 2;
        // With two nodes there is nobody else to ask.
        members.NumVotesForDeathDeclaration = 1;
        members.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        members.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
