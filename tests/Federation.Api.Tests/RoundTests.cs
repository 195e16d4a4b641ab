using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>
/// A whole round on the seeds: a cell is established, its report is accepted, the stated figure above stands until the
/// zones' committee counts from below, and then the nation changes.
/// </summary>
public sealed class RoundTests(Service service) : IClassFixture<Service>
{
    private const string Root = "/api/v1/committees";
    private const string Query = "indicator=party-members&asOf=2025-03-31";

    [Fact]
    public async Task A_cell_reports_and_the_nation_changes_once_its_committee_counts_from_below()
    {
        Assert.Equal(1328, await service.ValueAsync("ha-noi.iz", Query));
        var nation = await service.ValueAsync("vn", Query);
        using var stream = await EventReader.OpenAsync(service, "vn");
        await stream.OpenedAsync();

        await service.CommitteeAsync("ha-noi.iz-c1", "ha-noi.iz", "grassroots-cell", "2024-01-01");
        var receipt = await service.ReportAsync("ha-noi.iz-c1", Given.Members("2025-q1", "2025-03-31", 12, "own"));
        Assert.False(receipt["superseded"]!.GetValue<bool>());
        Assert.Equal(12, await service.ValueAsync("ha-noi.iz-c1", Query));
        await service.SettleAsync();

        var zone = await service.GetAsync($"{Root}/ha-noi.iz/figures?{Query}");
        Assert.Equal(1328, Given.Number(zone["value"]));
        Assert.Equal("declared", zone["basis"]!.ToString());
        Assert.Equal(12, Given.Number(zone["computed"]!["value"]));
        Assert.Equal(nation, await service.ValueAsync("vn", Query));
        var explained = await service.GetAsync($"{Root}/ha-noi.iz/explain?{Query}&depth=2");
        Assert.Contains("counts-from-below", explained["note"]!["vi"]!.ToString());
        Assert.Contains("counts-from-below", explained["note"]!["en"]!.ToString());
        var cell = explained["children"]!.AsArray().Single(c => c!["role"]!.ToString() == "child")!;
        Assert.False(cell["counted"]!.GetValue<bool>());
        Assert.Equal(12, Given.Number(cell["figure"]!["value"]));

        await service.EventAsync(
            "ha-noi.iz",
            """
            { "key": "below-2025", "kind": "counts-from-below", "effectiveFrom": "2025-01-01",
              "indicators": ["party-members"] }
            """
        );
        await stream.UntilAsync("change", "party-members");
        await service.SettleAsync();

        zone = await service.GetAsync($"{Root}/ha-noi.iz/figures?{Query}");
        Assert.Equal((12, "computed"), (Given.Number(zone["value"]), zone["basis"]!.ToString()));
        Assert.Equal(1328, Given.Number(zone["declared"]!["value"]));
        Assert.Equal(nation - 1328 + 12, await service.ValueAsync("vn", Query));
        Assert.Equal(1328, await service.ValueAsync("ha-noi.iz", "indicator=party-members&asOf=2024-12-31"));
        explained = await service.GetAsync($"{Root}/ha-noi.iz/explain?{Query}&depth=2");
        Assert.Null(explained["note"]);
        cell = explained["children"]!.AsArray().Single(c => c!["role"]!.ToString() == "child")!;
        Assert.True(cell["counted"]!.GetValue<bool>());
        Assert.Equal("2025-q1", cell["children"]![0]!["observation"]!["report"]!.ToString());
    }
}
