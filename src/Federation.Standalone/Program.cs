using Federation.Api;
using Federation.Api.OpenApi;
using Federation.Api.Resources;
using Federation.Dashboard;
using Federation.Standalone;

await using var app = Build(WebApplication.CreateBuilder(args));
return await app.RunStandaloneAsync();

/// <summary>One machine's installation.</summary>
internal sealed partial class Program
{
    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddStandalone();

        var app = builder.Build();
        var api = app.MapGroup(FederationApi.Root);
        api.MapAbout();
        api.MapCatalogue();
        api.MapCommittees();
        api.MapEvents();
        api.MapFigures();
        api.MapTables();
        api.MapSeries();
        api.MapExplain();
        api.MapTargets();
        api.MapReports();
        api.MapFindings();
        api.MapCompleteness();
        api.MapChanges();
        api.MapLinks();
        app.UseDashboard();
        app.MapDashboard();
        app.MapHealth();
        app.MapOpenApiDocument();
        return app;
    }
}
