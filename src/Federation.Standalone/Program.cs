using Federation.Api;
using Federation.Api.OpenApi;
using Federation.Api.Resources;
using Federation.Standalone;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandalone();

await using var app = builder.Build();
app.UseProblems();

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
app.MapHealth();
app.MapOpenApiDocument();

return await app.RunStandaloneAsync();
