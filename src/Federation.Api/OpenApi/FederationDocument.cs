using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Federation.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document, made from the endpoints themselves.</summary>
public static class FederationDocument
{
    /// <summary>The document's name and the interface's version.</summary>
    public const string Name = "v1";

    /// <summary>Maps <c>GET /openapi/v1.json</c>.</summary>
    public static IEndpointRouteBuilder MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        // A place for the name would let the framework answer for other names, in its own way.
        routes.MapOpenApi($"/openapi/{Name}.json");
        return routes;
    }

    internal static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<DescribedDocument>();
        options.AddOperationTransformer<DescribedOperations>();
        options.AddSchemaTransformer<DescribedSchemas>();
    }
}
