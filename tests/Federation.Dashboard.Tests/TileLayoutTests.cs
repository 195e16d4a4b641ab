using Federation.Core.Identity;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>The provinces on the map of tiles.</summary>
[Collection(nameof(Seeded))]
public sealed class TileLayoutTests(DashboardService service)
{
    public static TheoryData<string, int> Days() =>
        new()
        {
            { "2016-12-31", 63 },
            { "2025-06-30", 63 },
            { "2025-07-01", 34 },
        };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Each_province_of_a_day_is_there_once_and_nothing_else(string day, int count)
    {
        var provinces = await ProvincesAsync(day);
        var layout = TileLayout.For(provinces, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;

        Assert.Equal(count, layout.Tiles.Count);
        Assert.Equal(provinces.Order(), layout.Tiles.Select(tile => tile.Committee).Order());
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task No_two_are_in_one_place_or_have_one_short_name(string day, int count)
    {
        var layout = TileLayout.For(
            await ProvincesAsync(day),
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)
        )!;

        Assert.Equal(count, layout.Tiles.Select(tile => (tile.Column, tile.Row)).Distinct().Count());
        Assert.Equal(count, layout.Tiles.Select(tile => tile.Short).Distinct(StringComparer.Ordinal).Count());
        Assert.All(layout.Tiles, tile => Assert.InRange(tile.Column, 0, layout.Columns - 1));
        Assert.All(layout.Tiles, tile => Assert.InRange(tile.Row, 0, layout.Rows - 1));
    }

    [Theory]
    [InlineData("ha-giang", "ha-noi", 63)]
    [InlineData("ha-noi", "hue", 63)]
    [InlineData("hue", "da-nang", 63)]
    [InlineData("da-nang", "khanh-hoa", 63)]
    [InlineData("khanh-hoa", "ho-chi-minh", 63)]
    [InlineData("ho-chi-minh", "ca-mau", 63)]
    [InlineData("cao-bang", "ha-noi", 34)]
    [InlineData("ha-noi", "hue", 34)]
    [InlineData("hue", "da-nang", 34)]
    [InlineData("da-nang", "khanh-hoa", 34)]
    [InlineData("khanh-hoa", "ho-chi-minh", 34)]
    [InlineData("ho-chi-minh", "ca-mau", 34)]
    public void The_north_is_on_top(string north, string south, int count) =>
        Assert.True(TileOf(north, count).Row < TileOf(south, count).Row);

    [Theory]
    [InlineData("dien-bien", "quang-ninh", 63)]
    [InlineData("gia-lai", "binh-dinh", 63)]
    [InlineData("kien-giang", "khanh-hoa", 63)]
    [InlineData("dien-bien", "quang-ninh", 34)]
    [InlineData("an-giang", "khanh-hoa", 34)]
    public void The_east_is_on_the_right(string west, string east, int count) =>
        Assert.True(TileOf(west, count).Column < TileOf(east, count).Column);

    [Fact]
    public void Committees_that_are_no_provinces_have_no_map() =>
        Assert.Null(TileLayout.For([CommitteeId.Parse("ha-noi.iz"), CommitteeId.Parse("ha-noi")], new(2026, 1, 1)));

    private static Tile TileOf(string id, int count) =>
        (count == 63 ? TileLayout.Of63 : TileLayout.Of34).Tiles.Single(tile => tile.Committee.ToString() == id);

    private async Task<IReadOnlyList<CommitteeId>> ProvincesAsync(string day)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var nation = service.Federation.Committee(DashboardService.Id("vn"));
        return [.. (await nation.ChildrenAsync(on, CancellationToken.None)).Select(child => child.Id)];
    }
}
