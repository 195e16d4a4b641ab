using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Api.Http;
using Federation.Api.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.Api.Tests;

/// <summary>What the fuzzer found where requests and HTTP are at odds.</summary>
[Collection(nameof(Seeded))]
public sealed class HostileHttpTests(Service service)
{
    private const string Reports = "/api/v1/committees/ha-noi.iz/reports?dryRun=true";

    [Theory]
    [InlineData("100000000")]
    [InlineData("ffffffffffffffff")]
    [InlineData("zz")]
    public async Task A_chunk_whose_size_is_none_is_refused(string size)
    {
        var answer = await AnswerAsync(
            $"POST {Reports} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + $"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}\r\n{{}}"
        );
        Assert.StartsWith("HTTP/1.1 400 ", answer);
        var problem = JsonNode.Parse(answer[answer.IndexOf('{')..])!;
        Assert.Equal("status-400", problem["code"]!.ToString());
    }

    [Fact]
    public async Task A_length_that_is_only_said_costs_no_memory()
    {
        const long said = ApiSettings.BodyBytesMaxDefault;
        var request = new DefaultHttpContext().Request;
        (request.ContentType, request.ContentLength) = ("application/json", said);
        request.Body = new MemoryStream("{}"u8.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = JsonBody.ReadAsync(request, said, CancellationToken.None);
        Assert.True(read.IsCompleted);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, said / 10);
        Assert.Equal("{}", Encoding.UTF8.GetString((await read).Span));
    }

    private async Task<string> AnswerAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
