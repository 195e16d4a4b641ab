using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Resources;

/// <summary>The cluster, where there is one: its nodes and instances, and how a node is taken out.</summary>
public static class ClusterEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapCluster(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/cluster", StatusAsync)
            .Is("cluster", "cluster", "The nodes and instances of the cluster, with state, lag and last error.")
            .Takes()
            .Refuses(404, 422);
        routes
            .MapPost("/cluster/nodes/{name}/drain", DrainAsync)
            .Is("cluster", "drainNode", "Has a node hand its committees over and stop. The same again changes nothing.")
            .Takes()
            .Refuses(404, 422, 503);
        return routes;
    }

    private static async Task<Read<ClusterBody>> StatusAsync([AsParameters] Call call)
    {
        new Query(call.Http).Check();
        var status = await ClusterOf(call).StatusAsync(call.Http.RequestAborted);
        return new(
            new() { Nodes = [.. status.Nodes.Select(ToWire)], Instances = [.. status.Instances.Select(ToWire)] }
        );
    }

    private static async Task<Accepted> DrainAsync(string name, [AsParameters] Call call)
    {
        new Query(call.Http).Check();
        return await ClusterOf(call).DrainAsync(name, call.Http.RequestAborted)
            ? TypedResults.Accepted((string?)null)
            : throw new RefusalException(Refusals.UnknownNode(name));
    }

    private static ICluster ClusterOf(Call call) =>
        call.Http.RequestServices.GetService<ICluster>() ?? throw new RefusalException(Refusals.NoCluster());

    private static ClusterNodeBody ToWire(ClusterNodeStatus node) =>
        new()
        {
            Name = node.Name,
            Address = node.Address,
            State = node.State,
            Version = node.Version,
            Instances = node.Instances,
            Committees = node.Committees,
            Comparing = node.Closed,
            LastError = node.LastError,
            LastErrorAt = node.LastErrorAt?.ToWire(),
        };

    private static ClusterInstanceBody ToWire(ClusterInstanceStatus instance) =>
        new()
        {
            Name = instance.Name,
            Nodes = instance.Nodes,
            Journal = instance.Journal,
            Committees = instance.Committees,
            Behind = instance.IsBehind,
            BehindSince = instance.BehindSince?.ToWire(),
            LastError = instance.LastError,
        };
}
