using System.Net;
using Federation.Api.Hosting;
using Federation.Api.Tests.Support;
using Federation.PostgresServer;
using Federation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Api.Tests;

/// <summary>What the program does and refuses when it starts.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.7:0")]
    [InlineData("http://federation.example:0")]
    [InlineData("http://127.0.0.1:0;http://+:0")]
    public async Task Without_an_issuer_only_loopback_is_served(string urls)
    {
        var refused = Assert.Throws<StartRefusedException>(() => OnlyThisMachine.Check(urls, new()));
        Assert.Contains("issuer", refused.Message);
        OnlyThisMachine.Check(urls, new() { Issuer = "https://issuer.example" });

        // And where the addresses come another way, the server itself refuses them.
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(server => server.ServeOnlyThisMachine(new()));
        await using var app = builder.Build();
        await Assert.ThrowsAsync<StartRefusedException>(() => app.StartAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://localhost:5080;http://127.1.2.3:0")]
    public void Loopback_is_served(string urls) => OnlyThisMachine.Check(urls, new());

    [Fact]
    public async Task A_request_under_another_name_is_refused()
    {
        await using var service = await SmallService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live")
        {
            Headers = { Host = "evil.example" },
        };
        using var client = new HttpClient { BaseAddress = service.Client.BaseAddress };
        using var response = await client.SendAsync(request);
        var problem = await Service.JsonOfAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("status-400", problem["code"]!.ToString());
        Assert.Contains("tên máy chủ", problem["detail"]!.ToString());
    }

    [Fact]
    public async Task It_is_not_ready_while_something_is_missing()
    {
        await using var service = await SmallService.StartAsync();
        var readiness = service.Services.GetRequiredService<Readiness>();
        readiness.Lacks("storage", new("Ổ đĩa đầy.", "The disk is full."));
        using var response = await service.Client.GetAsync("/health/ready");
        var health = await Service.JsonOfAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("not-ready", health["status"]!.ToString());
        Assert.Equal("The disk is full.", health["missing"]![0]!["why"]!["en"]!.ToString());
        readiness.Has("storage");
        Assert.Equal("ready", (await service.GetAsync("/health/ready"))["status"]!.ToString());
    }

    [Fact]
    public async Task Seeds_are_loaded_once_and_survive_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("federation-start-").FullName;
        try
        {
            var first = await FigureAsync(data);
            Assert.Contains("\"value\":1478", first);
            Assert.Contains("\"version\":\"1.1.", first);
            Assert.True(File.Exists(Path.Combine(data, "seeds.loaded")));
            Assert.Equal(64, Directory.EnumerateFiles(data, "*.db").Count());

            var second = await FigureAsync(data);
            Assert.Contains("\"value\":1478", second);
            Assert.Contains("\"version\":\"1.2.", second);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task On_postgres_seeds_are_loaded_once_and_survive_a_restart()
    {
        var server = await PostgresServerProcess.Shared;
        await server.CreateAsync("installation");
        var data = Directory.CreateTempSubdirectory("federation-start-").FullName;
        try
        {
            var database = $"--Federation:Database={server.Program("installation")}";
            Assert.Contains("\"value\":1478", await FigureAsync(data, database));
            Assert.Empty(Directory.EnumerateFiles(data, "*.db"));
            Assert.Equal(64L, await server.RunAsync("installation", "SELECT count(*) FROM instances"));

            var second = await FigureAsync(data, database);
            Assert.Contains("\"value\":1478", second);
            Assert.Contains("\"version\":\"1.2.", second);

            // Another database, beside a data folder that remembers the seeds: they are loaded there as well.
            await server.CreateAsync("another_installation");
            database = $"--Federation:Database={server.Program("another_installation")}";
            Assert.Contains("\"value\":1478", await FigureAsync(data, database));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Theory]
    [InlineData("postgresql://federation:hush@127.0.0.1/federation", "not-a-connection")]
    [InlineData("Host=127.0.0.1;Port=1;Database=federation;Username=federation;Password=hush", "cannot-connect")]
    public async Task A_database_that_cannot_be_had_is_said_without_its_password(string database, string code)
    {
        var data = Directory.CreateTempSubdirectory("federation-start-").FullName;
        try
        {
            var refused = await Assert.ThrowsAsync<StorageRefusedException>(() =>
                FigureAsync(data, $"--Federation:Database={database}")
            );

            Assert.Equal(code, refused.Code);
            Assert.Contains("Federation__Database", refused.En);
            Assert.Contains("Federation__Database", refused.Vi);
            Assert.DoesNotContain("hush", refused.ToString());
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_stop()
    {
        await using var service = await SmallService.StartAsync();
        using var stream = await EventReader.OpenAsync(service, "vn");
        await stream.OpenedAsync();
        var stopped = service.Services.GetRequiredService<IHost>().StopAsync(CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(stream.NextAsync);
        await stopped.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>What the program answers over its own storage, started and stopped for it.</summary>
    private static async Task<string> FigureAsync(string data, params string[] args)
    {
        var app = await Programs.StartAsync(data, Repository.Seeds, null, args);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var figure = await client.GetStringAsync(
            "/api/v1/committees/vn/figures?indicator=party-members&asOf=2022-06-19",
            CancellationToken.None
        );
        await Programs.StopAsync(app);
        return figure;
    }
}
