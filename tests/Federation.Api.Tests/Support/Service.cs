using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Conformance.Memory;
using Federation.Engine.Ports;
using Federation.Hosting;
using Federation.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Tests.Support;

/// <summary>
/// The program on a free loopback port, over journals in memory. Every answer that its client meets is held against the
/// OpenAPI document.
/// </summary>
public class Service : IAsyncLifetime, IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("federation-api-").FullName;
    private readonly MemoryInstances memory = new();
    private WebApplication? app;

    /// <summary>A client that checks what it meets.</summary>
    public HttpClient Client { get; } = new(new ContractHandler());

    public IServiceProvider Services => app!.Services;

    protected virtual string Seeds => Repository.Seeds;

    /// <summary>How far each instance's journal goes: equal before and after where nothing was written.</summary>
    public Task<IReadOnlyList<string>> HeadsAsync() => memory.HeadsAsync();

    /// <summary>What goes wrong with the journals, for tests that want it to.</summary>
    internal MemoryFaults Faults => memory.Faults;

    /// <summary>Waits until all that has been written has reached everybody above.</summary>
    public Task SettleAsync() => Services.GetRequiredService<Installation>().SettleAsync(CancellationToken.None);

    public async Task<JsonNode> GetAsync(string path, string language = "en")
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, language);
        return await JsonOfAsync(response, HttpStatusCode.OK);
    }

    public async Task<JsonNode> PostAsync(string path, string json, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var response = await SendAsync(HttpMethod.Post, path, json);
        return await JsonOfAsync(response, expected);
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? json,
        string language = "en"
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, CancellationToken.None);
    }

    /// <summary>The body of an answer whose status is the expected one.</summary>
    public static async Task<JsonNode> JsonOfAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} and not {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task InitializeAsync()
    {
        app = await Programs.StartAsync(
            folder,
            Seeds,
            services => services.AddSingleton(memory.Instances),
            "--Federation:BodyBytesMax=200000"
        );
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Programs.StopAsync(app);
        Directory.Delete(folder, recursive: true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
