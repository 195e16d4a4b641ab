using System.Net;
using System.Text;
using Federation.Api.Tests.Support;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Hosting;
using Federation.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Tests.Support;

/// <summary>The program over the seeds, in memory, on a free loopback port, asked as a browser without scripts does.</summary>
public sealed class DashboardService : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("federation-dashboard-").FullName;
    private readonly MemoryInstances memory = new();
    private WebApplication? app;

    /// <summary>Follows no redirect and keeps no cookie: a test sees each answer.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public IServiceProvider Services => app!.Services;

    /// <summary>Waits until all that has been written has reached everybody above.</summary>
    public Task SettleAsync() => app!.Services.GetRequiredService<Installation>().SettleAsync(CancellationToken.None);

    public IFederation Federation => app!.Services.GetRequiredService<IFederation>();

    public static CommitteeId Id(string id) => CommitteeId.Parse(id);

    /// <summary>A page as it was answered.</summary>
    public async Task<Page> GetAsync(string path, string? language = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await Client.SendAsync(request, CancellationToken.None);
        var headers = response.Headers.Concat(response.Content.Headers);
        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(CancellationToken.None),
            headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase)
        );
    }

    /// <summary>Has a committee report, and waits until everybody above knows.</summary>
    public async Task ReportAsync(string committee, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(
            new Uri($"/api/v1/committees/{committee}/reports", UriKind.Relative),
            content,
            CancellationToken.None
        );
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await SettleAsync();
    }

    public async Task InitializeAsync()
    {
        app = await Programs.StartAsync(folder, Repository.Seeds, services => services.AddSingleton(memory.Instances));
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Programs.StopAsync(app);
        Directory.Delete(folder, recursive: true);
    }
}
