using Federation.Engine.Ports;
using Federation.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Standalone;

/// <summary>Puts the parts of one machine's installation together.</summary>
internal static class StandaloneHosting
{
    /// <summary>Registers engine, storage and interface as configured.</summary>
    public static WebApplicationBuilder AddStandalone(this WebApplicationBuilder builder)
    {
        var settings = InstallationSettings.From(builder.Configuration);
        // Whoever has said before where instances are kept, a test, is right.
        builder.Services.AddSingleton<Databases>();
        builder.Services.TryAddSingleton(services => new Instances(services.GetRequiredService<Databases>().OpenAsync));
        builder.Services.AddLinks(settings);
        builder.Services.AddSingleton<Installation>();
        builder.Services.AddSingleton<IFederation>(services => services.GetRequiredService<Installation>().Federation);
        builder.Services.AddHostedService(services => services.GetRequiredService<Installation>());
        builder.AddInterface(settings);
        return builder;
    }
}
