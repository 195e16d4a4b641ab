using Federation.Api.Hosting;
using Federation.Api.Tests.Support;
using Federation.Engine.Ports;
using Federation.Hosting;
using Federation.Standalone;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Tests;

/// <summary>Loading the seeds: once, again where they changed, and never past a fault.</summary>
public sealed class SeedLoaderTests : IClassFixture<SmallService>, IDisposable
{
    private const string Tree = """
        {
          "committees": [
            { "id": "vn", "parent": null, "level": "national", "names": { "vi": "Trung ương", "en": "Nation" } },
            { "id": "seed", "parent": "vn", "level": "province", "names": { "vi": "Tỉnh", "en": "Province" } }
          ],
          "events": [
            { "committee": "seed", "key": "renamed", "kind": "renamed", "effectiveFrom": "2020-01-01",
              "names": { "vi": "Tỉnh mới", "en": "New province" } }
          ]
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("federation-seeds-").FullName;
    private readonly Service service;
    private readonly InstallationSettings settings;

    public SeedLoaderTests(SmallService service)
    {
        this.service = service;
        settings = new()
        {
            Data = Path.Combine(folder, "data"),
            Seeds = folder,
            Catalogue = [],
            Name = "seeds",
            Instances = [],
            Api = new(),
        };
        Write("committees.json", Tree);
        Write("reports/seed/q1.json", Given.Members("q1", "2024-03-31", 7));
    }

    [Fact]
    public async Task They_are_loaded_once_and_again_where_they_changed()
    {
        var said = await LoadAsync();
        Assert.Contains("committees: 2 of 2", said);
        Assert.Contains("events: 1 of 1", said);
        Assert.Contains("reports: 1 of 1", said);
        Assert.Equal(7, await service.ValueAsync("seed", "indicator=party-members&asOf=2024-03-31"));
        var heads = await service.HeadsAsync();
        Assert.Empty(await LoadAsync());

        Write("reports/seed/q2.json", Given.Members("q2", "2024-06-30", 8));
        Assert.Contains("reports: 2 of 2", await LoadAsync());
        Assert.Equal(8, await service.ValueAsync("seed", "indicator=party-members&asOf=2024-06-30"));
        Assert.NotEqual(heads, await service.HeadsAsync());

        // What contradicts something accepted here is left out, and said.
        heads = await service.HeadsAsync();
        Write("reports/seed/q2.json", Given.Members("q2", "2024-06-30", 9));
        said = await LoadAsync();
        Assert.Contains("left out: seed q2", said);
        Assert.Contains("reports: 1 of 2", said);
        Assert.Equal(heads, await service.HeadsAsync());
    }

    [Theory]
    [InlineData("committees.json", "{\n \"committees\": [ { \"id\": \"x\" } ] }", "committees.json:2:")]
    [InlineData("committees.json", "{", "json-malformed")]
    [InlineData("reports/seed/bad.json", "{ \"key\": \"bad\" }", "bad.json:1:1")]
    public async Task A_faulty_file_stops_the_start_and_is_named_with_the_place(string file, string text, string told)
    {
        Write(file, text);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(LoadAsync);
        Assert.Contains(told, refused.Message);
        Assert.False(File.Exists(Path.Combine(settings.Data, "seeds.loaded")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<string> LoadAsync()
    {
        using var console = new StringWriter();
        var federation = service.Services.GetRequiredService<IFederation>();
        await new SeedLoader(settings, federation, _ => true, TimeProvider.System).LoadAsync(console, default);
        return console.ToString();
    }
}
