using System.Reflection;
using Federation.Api.Http;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Api.Resources;

/// <summary>What is answering.</summary>
public static class AboutEndpoints
{
    private static readonly string Version =
        typeof(AboutEndpoints)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "0";

    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapAbout(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/about", About)
            .Is("about", "about", "Version, engine, instances and nodes.")
            .Takes()
            .Refuses(422);
        return routes;
    }

    private static Read<About> About([AsParameters] Call call)
    {
        new Query(call.Http).Check();
        var instances = call.Federation.Instances;
        return new(
            new()
            {
                Version = Version,
                Engine = call.Federation.Engine,
                Instance = instances.Count == 1 ? instances[0] : null,
                Instances = instances,
                Nodes = [new() { Name = Environment.MachineName, Instances = instances }],
                Today = call.Today,
            }
        );
    }
}
