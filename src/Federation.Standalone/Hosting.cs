using Federation.Api;
using Federation.Api.Hosting;
using Federation.Dashboard;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Standalone;

/// <summary>Puts the parts of one machine's installation together.</summary>
internal static class Hosting
{
    /// <summary>Registers engine, storage and interface as configured.</summary>
    public static WebApplicationBuilder AddStandalone(this WebApplicationBuilder builder)
    {
        var settings = StandaloneSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        // Whoever has said before where instances are kept, a test, is right.
        builder.Services.AddSingleton<Databases>();
        builder.Services.TryAddSingleton(services => new Instances(services.GetRequiredService<Databases>().OpenAsync));
        builder.Services.AddSingleton<StorageWatch>();
        builder.Services.AddSingleton<Links>();
        builder.Services.AddSingleton(services => services.GetRequiredService<Links>().Hub);
        builder.Services.AddSingleton<IEnrolments>(services => services.GetRequiredService<Links>().Book);
        builder.Services.AddSingleton<Installation>();
        builder.Services.AddSingleton<IFederation>(services => services.GetRequiredService<Installation>().Federation);
        builder.Services.AddHostedService(services => services.GetRequiredService<Installation>());
        builder.Services.AddHostedService(services => services.GetRequiredService<StorageWatch>());
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
        return builder;
    }

    /// <summary>Says on the console where it serves, once it does; runs until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunStandaloneAsync(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() => app.SayWhere());
        // Where a start fails, the services are gone before it can be said why.
        var isPostgres = app.Services.GetRequiredService<StandaloneSettings>().IsPostgres;
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

    /// <summary>What can be refused before anything is opened.</summary>
    private static void CheckStart(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<StandaloneSettings>().Api;
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

    private static void AddServer(this WebApplicationBuilder builder, StandaloneSettings settings)
    {
        var configured = builder.Configuration;
        string[] keys = ["urls", "http_ports", "https_ports"];
        var isTold =
            keys.Any(key => !string.IsNullOrEmpty(configured[key]))
            || configured.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isTold)
        {
            builder.WebHost.UseUrls(StandaloneSettings.DefaultUrl);
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
