using Federation.Api;
using Federation.Api.Hosting;
using Federation.Api.OpenApi;
using Federation.Api.Resources;
using Federation.Dashboard;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Federation.Hosting;

/// <summary>What every program that serves has around its engine: the server, the interface and the pages.</summary>
internal static class ProgramHosting
{
    /// <summary>
    /// Registers server, interface and pages. The engine, an <see cref="IFederation"/>, is the program's.
    /// </summary>
    public static void AddInterface(this WebApplicationBuilder builder, InstallationSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<StorageWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StorageWatch>());
        builder.Services.AddHostedService<IdleMemory>();
        builder.Services.AddFederationApi(settings.Api);
        builder.Services.AddDashboard();
        // Forms that were open before a restart can still be sent after it.
        builder
            .Services.AddDataProtection()
            .SetApplicationName("Federation")
            .PersistKeysToFileSystem(new(Path.Combine(settings.Data, "keys")));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // The keys lie beside the journals, which are as readable.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Why a start failed is said once, without the way through the code.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.AddServer(settings);
    }

    /// <summary>Maps the interface and the pages.</summary>
    public static void MapInterface(this WebApplication app)
    {
        app.UseFarewell();
        var api = app.MapGroup(FederationApi.Root);
        api.MapAbout();
        api.MapCatalogue();
        api.MapCommittees();
        api.MapEvents();
        api.MapFigures();
        api.MapTables();
        api.MapSeries();
        api.MapExplain();
        api.MapTargets();
        api.MapReports();
        api.MapFindings();
        api.MapCompleteness();
        api.MapChanges();
        if (app.Services.GetService<LinkHub>() is not null)
        {
            api.MapLinks();
        }

        api.MapCluster();
        app.UseDashboard();
        app.MapDashboard();
        app.MapHealth();
        app.MapOpenApiDocument();
    }

    /// <summary>Says on the console where it serves, once it does; runs until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunProgramAsync(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() => app.SayWhere());
        // Where a start fails, the services are gone before it can be said why.
        var isPostgres = app.Services.GetRequiredService<InstallationSettings>().IsPostgres;
        try
        {
            app.CheckStart();
            await app.RunAsync();
            Console.WriteLine("Stopped.");
            return 0;
        }
        catch (Exception refused) when (refused is StartRefusedException or StorageRefusedException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (JournalUnavailableException unavailable)
        {
            await Console.Error.WriteLineAsync(StorageFaults.AtStart(unavailable, isPostgres));
            return 1;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while it was starting.
            return 0;
        }
    }

    /// <summary>
    /// Whoever asks a program that is told to stop does not ask it over the same connection again, which might close
    /// while the next question is on its way.
    /// </summary>
    private static void UseFarewell(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                if (app.Lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    http.Response.Headers.Connection = "close";
                }

                return next(http);
            }
        );

    /// <summary>What can be refused before anything is opened.</summary>
    private static void CheckStart(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<InstallationSettings>().Api;
        if (settings.Issuer is not null)
        {
            throw new StartRefusedException(
                "The program does not start: Federation__Issuer is set, but this version does not check tokens yet. "
                    + "Leave it "
                    + "out and serve on http://127.0.0.1 or http://localhost."
            );
        }

        OnlyThisMachine.Check(app.Configuration["urls"], settings);
    }

    private static void AddServer(this WebApplicationBuilder builder, InstallationSettings settings)
    {
        var configured = builder.Configuration;
        string[] keys = ["urls", "http_ports", "https_ports"];
        var isTold =
            keys.Any(key => !string.IsNullOrEmpty(configured[key]))
            || configured.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isTold)
        {
            builder.WebHost.UseUrls(InstallationSettings.DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // The interface refuses larger bodies by itself, with a problem document.
            server.Limits.MaxRequestBodySize = settings.Api.BodyBytesMax + 1024;
            server.ServeOnlyThisMachine(settings.Api);
        });
        if (settings.Api.Issuer is null && configured["AllowedHosts"] is null)
        {
            // A page of another site must not reach this machine's interface under a name of its own.
            builder.Services.Configure<HostFilteringOptions>(hosts =>
                hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]
            );
        }
    }

    private static void SayWhere(this WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        var engine = app.Services.GetRequiredService<IFederation>().Engine;
        Console.WriteLine($"Serving on {string.Join(", ", addresses ?? [])} with the {engine} engine; Ctrl-C stops.");
    }
}
