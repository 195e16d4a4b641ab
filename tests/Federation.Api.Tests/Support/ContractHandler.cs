using System.Net;
using System.Text.Json.Nodes;

namespace Federation.Api.Tests.Support;

/// <summary>
/// Holds every answer that the tests meet against the OpenAPI document: the route, the method, the status, the type of
/// content and the body; and the body of every request that was taken.
/// </summary>
internal sealed class ContractHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private JsonNode? document;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var sent = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (
            type == "text/event-stream"
            || request.RequestUri!.AbsolutePath.StartsWith("/openapi", StringComparison.Ordinal)
        )
        {
            return response;
        }

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var contract = await DocumentAsync(request.RequestUri, cancellationToken);
        var faults = await FaultsAsync(contract, request, sent, response);
        Assert.True(
            faults.Count == 0,
            $"{request.Method} {request.RequestUri.PathAndQuery} "
                + $"{(int)response.StatusCode}:\n{string.Join('\n', faults)}"
        );
        return response;
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(
        JsonNode contract,
        HttpRequestMessage request,
        byte[]? sent,
        HttpResponseMessage response
    )
    {
        var check = new SchemaCheck(contract);
        var path = contract["paths"]!
            .AsObject()
            .FirstOrDefault(p => Fits(p.Key, request.RequestUri!.AbsolutePath))
            .Value;
        var operation = path?[request.Method.Method.ToLowerInvariant()];
        var type = response.Content.Headers.ContentType?.MediaType;
        var body =
            type?.EndsWith("json", StringComparison.Ordinal) == true
                ? JsonNode.Parse(await response.Content.ReadAsStringAsync())
                : null;
        if (operation is null)
        {
            var expected = path is null ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed;
            return response.StatusCode == expected && type == "application/problem+json"
                ? check.Check(contract["components"]!["schemas"]!["Problem"]!, body)
                : ["The document has no such operation"];
        }

        var answer = operation["responses"]![((int)response.StatusCode).ToString()];
        if (answer is null)
        {
            return ["The document does not name this status"];
        }

        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return [];
        }

        if (answer["content"]?[type ?? ""]?["schema"] is not { } schema)
        {
            return [$"The document does not name {type} for it"];
        }

        var faults = body is null ? [] : check.Check(schema, body);
        // A batch is taken although some of its items are not: that is what it is for.
        var isBatch = request.RequestUri!.AbsolutePath.EndsWith(":batch", StringComparison.Ordinal);
        var asked = isBatch ? null : operation["requestBody"]?["content"]?["application/json"]?["schema"];
        return asked is not null && sent is { Length: > 0 } && response.IsSuccessStatusCode
            ? [.. faults, .. check.Check(asked, JsonNode.Parse(sent)).Select(fault => "request " + fault)]
            : faults;
    }

    private static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length
            && wanted
                .Zip(given)
                .All(pair => pair.First.StartsWith('{') || pair.First == Uri.UnescapeDataString(pair.Second));
    }

    private async Task<JsonNode> DocumentAsync(Uri address, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (document is null)
            {
                using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/openapi/v1.json"));
                using var response = await base.SendAsync(ask, cancellationToken);
                document = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            }

            return document;
        }
        finally
        {
            gate.Release();
        }
    }
}
