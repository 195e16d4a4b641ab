using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>Every figure that the seeds state is answered at the committee that states it, for just its time.</summary>
[Collection(nameof(Seeded))]
public sealed class SeedFigureTests(Service service)
{
    public static TheoryData<string, string> Stated()
    {
        var all = new TheoryData<string, string>();
        foreach (
            var file in Directory.EnumerateFiles(Repository.Seeds + "/reports", "*.json", SearchOption.AllDirectories)
        )
        {
            var committee = Path.GetFileName(Path.GetDirectoryName(file))!;
            foreach (var observation in JsonNode.Parse(File.ReadAllText(file))!["observations"]?.AsArray() ?? [])
            {
                all.Add(committee, observation!.ToJsonString());
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Stated))]
    public async Task A_stated_figure_is_answered(string committee, string observation)
    {
        var stated = JsonNode.Parse(observation)!;
        var figure = await service.GetAsync($"/api/v1/committees/{committee}/figures?{QueryOf(stated)}");

        Assert.Equal(Given.Number(stated["value"]), Given.Number(figure["value"]));
        Assert.Equal(Given.Number(stated["upper"] ?? stated["value"]), Given.Number(figure["upper"]));
        Assert.Equal(stated["bound"]?.GetValue<string>() ?? "exact", figure["bound"]!.GetValue<string>());
        Assert.Equal(stated["breakdown"]?.GetValue<string>(), figure["breakdown"]?.GetValue<string>());
        Assert.Equal(committee, figure["committee"]!.GetValue<string>());
        Assert.False(figure["stale"]!.GetValue<bool>());
    }

    [Fact]
    public void There_are_as_many_figures_as_the_texts_have() => Assert.True(Stated().Count > 80);

    [Theory]
    [MemberData(nameof(Stated))]
    public async Task A_stated_figure_reaches_the_nation(string committee, string observation)
    {
        var stated = JsonNode.Parse(observation)!;
        var figure = await service.GetAsync($"/api/v1/committees/vn/figures?{QueryOf(stated)}");
        if (stated["indicator"]!.GetValue<string>().EndsWith("-rate", StringComparison.Ordinal))
        {
            Assert.True(figure["notAdditive"]!.GetValue<bool>());
            Assert.Contains(figure["stated"]!.AsArray(), one => one!["committee"]!.GetValue<string>() == committee);
        }
        else
        {
            Assert.True(Given.Number(figure["value"]) >= Given.Number(stated["value"]));
        }
    }

    private static string QueryOf(JsonNode stated)
    {
        var parameters = new[] { "indicator", "breakdown", "asOf", "period" }
            .Where(name => stated[name] is not null)
            .Select(name => $"{name}={Uri.EscapeDataString(stated[name]!.GetValue<string>())}");
        return string.Join('&', parameters);
    }
}
