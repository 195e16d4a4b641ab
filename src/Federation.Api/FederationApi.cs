using Federation.Api.Hosting;
using Federation.Api.Http;
using Federation.Api.OpenApi;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Api;

/// <summary>
/// What a program needs to serve the interface, beside mapping its resources and registering an engine.
/// </summary>
public static class FederationApi
{
    /// <summary>Where everything but health and the OpenAPI document is.</summary>
    public const string Root = "/api/v1";

    /// <summary>
    /// Registers what the resources need, and makes every refusal and failure a problem document; the program registers
    /// its <c>IFederation</c>.
    /// </summary>
    public static IServiceCollection AddFederationApi(this IServiceCollection services, ApiSettings settings)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, ProblemsFirst>());
        // The framework's own page is none.
        services.PostConfigure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<Calendar>();
        services.AddSingleton<PreparedAnswers>();
        services.AddSingleton(new PreparedBatches());
        services.AddSingleton<Readiness>();
        services.ConfigureHttpJsonOptions(json =>
        {
            WireJson.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Instance);
        });
        services.AddOpenApi(FederationDocument.Name, FederationDocument.Configure);
        return services;
    }
}
