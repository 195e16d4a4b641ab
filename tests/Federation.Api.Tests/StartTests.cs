using System.Net;
using Federation.Api.Hosting;
using Federation.Api.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
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
        await using var service = new SmallService();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live")
        {
            Headers = { Host = "evil.example" },
        };
        using var client = new HttpClient { BaseAddress = service.ClientOptions.BaseAddress };
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task It_is_not_ready_while_something_is_missing()
    {
        await using var service = new SmallService();
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
            string first;
            await using (var program = new OnDisk(data, Repository.Seeds))
            {
                first = await program.FigureAsync();
                Assert.Contains("\"value\":1478", first);
                Assert.Contains("\"version\":\"1.1.", first);
            }

            var mark = Path.Combine(data, "seeds.loaded");
            Assert.True(File.Exists(mark));
            var size = Directory.EnumerateFiles(data, "*.db").Count();
            Assert.Equal(64, size);
            await using var again = new OnDisk(data, Repository.Seeds);
            var second = await again.FigureAsync();
            Assert.Contains("\"value\":1478", second);
            Assert.Contains("\"version\":\"1.2.", second);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>The program over its own storage.</summary>
    private sealed class OnDisk : WebApplicationFactory<Program>
    {
        private readonly string data;
        private readonly string seeds;

        public OnDisk(string data, string seeds)
        {
            this.data = data;
            this.seeds = seeds;
            UseKestrel(0);
            StartServer();
        }

        public async Task<string> FigureAsync()
        {
            using var client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
            return await client.GetStringAsync("/api/v1/committees/vn/figures?indicator=party-members&asOf=2022-06-19");
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Federation:Data", data);
            builder.UseSetting("Federation:Seeds", seeds);
        }
    }
}
