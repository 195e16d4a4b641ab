using System.Text.Json.Nodes;
using Federation.Api.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Federation.Api.OpenApi;

/// <summary>
/// Tells of each operation what its endpoint says of itself: parameters, headers, other forms of its answer.
/// </summary>
internal sealed class DescribedOperations : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> PathParameters = new(StringComparer.Ordinal)
    {
        ["id"] = "The committee's identity: `instance` or `instance.local`.",
        ["name"] = "The name of a node, as `GET /cluster` says it.",
        ["key"] = "The report's slug.",
    };

    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = PathParameters.GetValueOrDefault(parameter.Name ?? "");
        }

        foreach (var parameter in metadata.OfType<TakesParameters>().SelectMany(takes => takes.Parameters))
        {
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Query,
                    Description = parameter.Description,
                    Required = parameter.IsRequired,
                    Schema = SchemaOf(parameter),
                }
            );
        }

        foreach (var header in metadata.OfType<TakesHeader>().Prepend(Language))
        {
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = header.Name,
                    In = ParameterLocation.Header,
                    Description = header.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        }

        foreach (var contentType in metadata.OfType<AlsoAnswers>().SelectMany(also => also.ContentTypes))
        {
            operation
                .Responses!["200"]
                .Content!.Add(
                    contentType,
                    new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }
                );
        }

        return Task.CompletedTask;
    }

    private static TakesHeader Language { get; } =
        new("Accept-Language", "The language of labels and messages: `vi`, the default, or `en`.");

    private static OpenApiSchema SchemaOf(QueryParameter parameter)
    {
        if (parameter.Whole is { } whole)
        {
            return new()
            {
                Type = JsonSchemaType.Integer,
                Minimum = whole.Min.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Maximum = whole.Max.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Default = whole.Default is { } otherwise ? JsonValue.Create(otherwise) : null,
            };
        }

        return new()
        {
            Type = parameter.IsFlag ? JsonSchemaType.Boolean : JsonSchemaType.String,
            Format = parameter.Format,
            Enum = parameter.Choices.IsEmpty ? null : [.. parameter.Choices.Select(code => JsonValue.Create(code))],
        };
    }
}
