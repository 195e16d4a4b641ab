using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Api.Hosting;
using Federation.Api.Tests.Support;
using Federation.Conformance;
using Federation.PostgresServer;
using Microsoft.AspNetCore.Builder;
using Given = Federation.Api.Tests.Support.Given;

namespace Federation.Api.Tests;

/// <summary>The program while its database is away: reads go on from memory and say so, writes are refused.</summary>
public sealed class StorageAwayTests
{
    private const string Root = "/api/v1/committees";
    private const string Figures = $"{Root}/ha-noi/figures?indicator=party-members&asOf=2024-03-31";

    [Theory]
    [InlineData(nameof(Signal.Quit))]
    [InlineData(nameof(Signal.Kill))]
    public async Task Reads_go_on_from_memory_and_writes_come_back_by_themselves(string signal)
    {
        var server = await PostgresServerProcess.StartAsync();
        await server.CreateAsync("away");
        var data = Directory.CreateTempSubdirectory("federation-away-").FullName;
        WebApplication? app = null;
        try
        {
            app = await Programs.StartAsync(
                data,
                SmallService.SmallSeeds,
                null,
                $"--Federation:Database={server.Program("away")}"
            );
            using var client = new HttpClient(new ContractHandler()) { BaseAddress = new(app.Urls.Single()) };
            Assert.Equal(
                HttpStatusCode.Created,
                await PostAsync(client, "", Given.Committee("ha-noi", "vn", "province"))
            );
            Assert.Equal(HttpStatusCode.Created, await ReportAsync(client, "q1", 12));
            Assert.Equal(HttpStatusCode.OK, await ReadyAsync(client));
            var (known, says) = await FigureAsync(client);
            Assert.Null(says);

            await server.EndAsync(Enum.Parse<Signal>(signal));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReportAsync(client, "q1-more", 30));
            Assert.Equal(
                HttpStatusCode.ServiceUnavailable,
                await PostAsync(client, "", Given.Committee("hue", "vn", "province"))
            );
            // Who is refused may be told a moment before everybody else.
            await Waiting.For(UntilAsync(client, HttpStatusCode.ServiceUnavailable), "the storage to be away");
            Assert.Equal((known, "away"), await FigureAsync(client));

            await server.StartAgainAsync();
            await Waiting.For(UntilAsync(client, HttpStatusCode.OK), "the storage to be back");
            Assert.Equal((known, null), await FigureAsync(client));
            // The very same again: whether the first one got through is not the clerk's to know.
            Assert.Equal(HttpStatusCode.Created, await ReportAsync(client, "q1-more", 30));
            Assert.Equal(HttpStatusCode.OK, await ReportAsync(client, "q1-more", 30));
            Assert.Equal(HttpStatusCode.Created, await PostAsync(client, "", Given.Committee("hue", "vn", "province")));
            Assert.Equal(2L, await server.RunAsync("away", "SELECT count(*) FROM entries WHERE kind LIKE 'report%'"));
        }
        finally
        {
            // The server goes with the tests' process, and its data with it.
            await Programs.StopAsync(app);
            Directory.Delete(data, recursive: true);
        }
    }

    private static Task<HttpStatusCode> ReportAsync(HttpClient client, string key, int members) =>
        PostAsync(client, "/ha-noi/reports", Given.Members(key, "2024-03-31", members));

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(Root + path, UriKind.Relative), content);
        return response.StatusCode;
    }

    private static async Task<(string Value, string? Says)> FigureAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri(Figures, UriKind.Relative));
        var figure = await Service.JsonOfAsync(response, HttpStatusCode.OK);
        var says = response.Headers.TryGetValues(Readiness.StorageHeader, out var values) ? values.Single() : null;
        return (figure["value"]!.ToJsonString(), says);
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        var missing = health["missing"]!.AsArray().Select(gap => gap!["what"]!.ToString());
        Assert.Equal(response.IsSuccessStatusCode ? [] : [Readiness.Storage], missing);
        return response.StatusCode;
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode ready)
    {
        while (await ReadyAsync(client) != ready)
        {
            await Task.Delay(100);
        }
    }
}
