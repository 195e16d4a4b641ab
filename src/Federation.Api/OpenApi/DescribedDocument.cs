using System.Text.Json;
using Federation.Api.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Federation.Api.OpenApi;

/// <summary>Names the document, and puts right what is not told from the types alone.</summary>
internal sealed class DescribedDocument : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info.Title = "Federation";
        document.Info.Version = FederationDocument.Name;
        document.Info.Description =
            "Figures of a tree of committees: asked, explained, reported. Errors are RFC 9457 problem documents with a "
            + "stable `code`, in Vietnamese or English by `Accept-Language`. Reads carry a strong `ETag`.";
        foreach (var schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>())
        {
            if (schema.Enum is { Count: > 0 })
            {
                // Whether null is allowed is each property's to say, not that of the codes which they share.
                schema.Enum = [.. schema.Enum.Where(code => code?.GetValueKind() == JsonValueKind.String)];
                schema.Type = JsonSchemaType.String;
            }
        }

        var reply = (OpenApiSchema)document.Components.Schemas[nameof(BatchReply)];
        ((OpenApiSchema)reply.Properties!["items"]).Items = new OpenApiSchema
        {
            AnyOf =
            [
                new OpenApiSchemaReference(nameof(Figure), document),
                new OpenApiSchemaReference(nameof(Problem), document),
            ],
        };
        return Task.CompletedTask;
    }
}
