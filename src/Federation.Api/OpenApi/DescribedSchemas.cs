using System.Text.Json.Nodes;
using Federation.Api.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Federation.Api.OpenApi;

/// <summary>Describes types that are not written as they look.</summary>
internal sealed class DescribedSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(SubmittedPrecision))
        {
            schema.AnyOf = [Names, Range];
        }
        else if (type == typeof(decimal) || type == typeof(decimal?))
        {
            // Exact, and so no double.
            schema.Format = null;
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Names =>
        new()
        {
            Type = JsonSchemaType.String,
            Enum = [JsonValue.Create("day"), JsonValue.Create("month"), JsonValue.Create("year")],
        };

    private static OpenApiSchema Range =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["from"] = Day,
                ["to"] = Day,
            },
            Required = new HashSet<string>(StringComparer.Ordinal) { "from", "to" },
            AdditionalPropertiesAllowed = false,
        };

    private static OpenApiSchema Day => new() { Type = JsonSchemaType.String, Format = "date" };
}
