using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Tests;

/// <summary>
/// The OpenAPI document against the running service. Bodies are held against it by <see cref="ContractHandler"/>
/// wherever a test meets one.
/// </summary>
[Collection(nameof(Seeded))]
public sealed class OpenApiTests(Service service)
{
    [Fact]
    public async Task Every_operation_is_in_the_document_and_no_other()
    {
        var served = service
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method =>
                    $"{method} {Path(endpoint)}"
                )
            )
            // The pages and the document itself are none of the interface.
            .Where(operation => operation.Contains(" /api/") || operation.Contains(" /health/"));
        var document = await DocumentAsync();
        var described = document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(one => $"{one.Key.ToUpperInvariant()} {path.Key}"));

        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_of_version_3_1()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_parameter_and_schema_says_what_it_is()
    {
        var document = await DocumentAsync();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                Assert.False(string.IsNullOrEmpty(operation!["summary"]?.GetValue<string>()), $"{method} {path}");
                foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                {
                    var name = parameter!["name"]!.GetValue<string>();
                    Assert.False(string.IsNullOrEmpty(parameter["description"]?.GetValue<string>()), $"{path} {name}");
                }
            }
        }

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            foreach (var (field, property) in schema!["properties"]?.AsObject() ?? [])
            {
                var said = property!["description"] ?? property["oneOf"]?[1]?["description"];
                Assert.False(string.IsNullOrEmpty(said?.GetValue<string>()), $"{name}.{field}");
            }

            Assert.DoesNotContain(null, schema["enum"]?.AsArray() ?? []);
        }
    }

    [Fact]
    public async Task An_unknown_parameter_of_any_operation_is_refused()
    {
        var document = await DocumentAsync();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            if (path.StartsWith("/api", StringComparison.Ordinal) && operations!["get"] is not null)
            {
                var address = path.Replace("{id}", "ha-noi.iz").Replace("{key}", "2018-10m") + "?surprise=1";
                using var response = await service.Client.GetAsync(address);
                Assert.Equal(422, (int)response.StatusCode);
                Assert.Contains("unknown-parameter", await response.Content.ReadAsStringAsync());
            }
        }
    }

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private async Task<JsonNode> DocumentAsync() =>
        JsonNode.Parse(await service.Client.GetStringAsync("/openapi/v1.json"))!;
}
