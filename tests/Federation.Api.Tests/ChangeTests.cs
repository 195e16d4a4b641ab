using System.Net;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>The stream of changes over HTTP.</summary>
public sealed class ChangeTests(SmallService service) : IClassFixture<SmallService>
{
    [Fact]
    public async Task A_figure_below_is_told_above()
    {
        await service.CommitteeAsync("told", "vn", "province");
        await service.CommitteeAsync("told.iz", "told");
        using var stream = await EventReader.OpenAsync(service, "vn");
        await stream.OpenedAsync();
        await service.ReportAsync("told.iz", Given.Members("first", "2024-03-31", 7));

        var data = await stream.UntilAsync("change", "party-members");
        Assert.Equal("""{"committee":"vn","indicator":"party-members","breakdown":null}""", data);
        Assert.Matches(@"^\d+\.\d+\.\d+$", stream.LastId!);
        Assert.Equal(7, await service.ValueAsync("told", "indicator=party-members&asOf=2024-03-31"));
    }

    [Fact]
    public async Task A_stream_is_taken_up_where_it_broke()
    {
        await service.CommitteeAsync("again", "vn", "province");
        string? last;
        using (var stream = await EventReader.OpenAsync(service, "again"))
        {
            await stream.OpenedAsync();
            last = stream.LastId;
            Assert.NotNull(last);
        }

        await service.ReportAsync("again", Given.Members("missed", "2024-03-31", 7));
        await service.ReportAsync("again", Given.Admissions("missed-too", "2024-01-01/2024-03-31", 3));
        using var resumed = await EventReader.OpenAsync(service, "again", last);
        var missed = new List<string> { (await resumed.NextAsync()).Data, (await resumed.NextAsync()).Data };
        Assert.Contains(missed, data => data.Contains("party-members"));
        Assert.Contains(missed, data => data.Contains("admissions"));
        Assert.NotEqual(last, resumed.LastId);

        using var upToDate = await EventReader.OpenAsync(service, "again", resumed.LastId);
        await service.ReportAsync("again", Given.Members("later", "2024-06-30", 8));
        Assert.Contains("party-members", (await upToDate.NextAsync()).Data);
    }

    [Theory]
    [InlineData("0.0.0")]
    [InlineData("1.999.3")]
    [InlineData("1.0.999999")]
    [InlineData("nonsense")]
    public async Task An_id_that_is_not_known_is_a_reset(string id)
    {
        using var stream = await EventReader.OpenAsync(service, "vn", id);
        var (name, data) = await stream.NextAsync();
        Assert.Equal("reset", name);
        Assert.Equal("""{"committee":"vn"}""", data);
        Assert.NotEqual(id, stream.LastId);
    }

    [Fact]
    public async Task A_new_committee_is_told_as_a_change_of_the_tree()
    {
        using var stream = await EventReader.OpenAsync(service, "vn");
        await stream.OpenedAsync();
        await service.CommitteeAsync("newcomer", "vn", "province");
        await stream.UntilAsync("tree", "vn");
    }

    [Fact]
    public async Task There_is_no_stream_of_an_unknown_committee()
    {
        using var response = await service.Client.GetAsync("/api/v1/committees/nowhere/events");
        var problem = await Service.JsonOfAsync(response, HttpStatusCode.NotFound);
        Assert.Equal("unknown-committee", problem["code"]!.ToString());
    }
}
