using System.Reflection;
using Federation.Core.Indicators;
using Federation.Engine.Clustered;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Hosting;
using Federation.Storage.Cluster;
using Federation.Storage.Postgres;

namespace Federation.Node;

/// <summary>
/// What a node has before it joins: the catalogue, its instances' database, and the cluster's consent that it hosts
/// them.
/// </summary>
internal sealed class Preparation : IAsyncDisposable
{
    private readonly WebApplicationBuilder builder;
    private readonly InstallationSettings settings;
    private readonly ClusterSettings node;
    private readonly Members members;
    private readonly Catalogue catalogue;
    private readonly PostgresDatabase database;
    private readonly InstanceStore store;

    private Preparation(
        WebApplicationBuilder builder,
        InstallationSettings settings,
        ClusterSettings node,
        Members members,
        Catalogue catalogue,
        PostgresDatabase database,
        InstanceStore store
    )
    {
        this.builder = builder;
        this.settings = settings;
        this.node = node;
        this.members = members;
        this.catalogue = catalogue;
        this.database = database;
        this.store = store;
    }

    /// <summary>Reads the settings, opens the databases, and claims the instances.</summary>
    /// <exception cref="Api.Hosting.StartRefusedException">A setting is missing, or the seeds are faulty.</exception>
    /// <exception cref="Storage.StorageRefusedException">
    /// A database cannot be used, or an instance is not this node's to host.
    /// </exception>
    public static async Task<Preparation> OfAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = InstallationSettings.From(builder.Configuration);
        var own = NodeSettings.From(builder.Configuration, settings);
        var clock = TimeProvider.System;
        var catalogue = await CatalogueFiles.ReadAsync(settings, CancellationToken.None);
        var members = new Members();
        var options = new PostgresOptions { Name = Members.ConnectionOf(settings.Name), IsGivenUp = members.IsGivenUp };
        var database = await PostgresDatabase.OpenAsync(settings.Database!, settings.DatabaseOwner, clock, options);
        await using var cluster = await ClusterDatabase.OpenAsync(own.Cluster, clock, CancellationToken.None);
        var fingerprint = await database.FingerprintAsync(CancellationToken.None);
        foreach (var instance in settings.Instances)
        {
            await database.RequireAtHomeAsync(instance, CancellationToken.None);
            await cluster.ClaimAsync(instance, fingerprint, CancellationToken.None);
        }

        if (settings.HasLinks)
        {
            var mine = new ClusterLinks(Links.KeyOf(settings), settings.Upper is not null);
            await cluster.ClaimLinksAsync(mine, CancellationToken.None);
        }

        var links = await cluster.LinksAsync(CancellationToken.None);
        var given = await cluster.GivenAsync(CancellationToken.None);
        var node = new ClusterSettings
        {
            Name = settings.Name,
            Instances = settings.Instances,
            Given = [.. given.Select(instance => instance.Name)],
            HasLinks = links is not null,
            HasUpper = links is { HasUpper: true },
            ClusterId = own.ClusterId,
            Address = own.Address,
            Port = own.Port,
            Members = cluster.ConnectionString,
            Version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "",
        };
        return new(builder, settings, node, members, catalogue, database, await database.StoreAsync());
    }

    /// <summary>The program, ready to run.</summary>
    public WebApplication Build()
    {
        builder.Host.UseOrleans(silo =>
        {
            silo.UseMembers(node);
            silo.AddFederation(node);
        });
        builder.Services.AddSingleton(catalogue);
        builder.Services.AddSingleton(services => services.GetRequiredService<StorageWatch>().Watched(store));
        builder.Services.AddSingleton<SeedKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SeedKeeper>());
        if (settings.HasLinks)
        {
            // At the top whatever is not behind a link is the cluster's; below, those above know what was enrolled.
            builder.Services.AddLinks(settings with { Instances = settings.Upper is null ? [] : [.. node.Given] });
            builder.Services.AddHostedService<LinkKeeper>();
        }

        builder.AddInterface(settings);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        // They tell of every call to a node that has gone; whoever called knows.
        builder.Logging.AddFilter("Polly", LogLevel.None);
        builder.Logging.AddFilter("Orleans.Messaging", LogLevel.None);
        var app = builder.Build();
        app.MapInterface();
        members.Are(app.Services.GetRequiredService<ICluster>());
        return app;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
