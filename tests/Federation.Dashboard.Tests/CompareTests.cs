using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>Committees beside each other.</summary>
[Collection(nameof(Seeded))]
public sealed class CompareTests(DashboardService service)
{
    [Fact]
    public void Equal_figures_have_one_place_and_nothing_known_has_none()
    {
        var ranked = CompareReading.Ranked([
            Row("a", 5),
            Row("b", null),
            Row("c", 9),
            Row("d", 5),
            Row("e", 0),
            Row("f", 2),
        ]);

        Assert.Equal("c a d f e b", string.Join(' ', ranked.Select(row => row.Id)));
        Assert.Equal([1, 2, 2, 4, 5, null], ranked.Select(row => row.Rank));
    }

    [Fact]
    public async Task The_nation_has_a_map_of_its_day()
    {
        var now = await service.GetAsync("/c/vn/compare?indicator=party-members&asOf=2026-01-01");
        var then = await service.GetAsync("/c/vn/compare?indicator=party-members&asOf=2020-01-01");

        Assert.Equal(34, System.Text.RegularExpressions.Regex.Count(now.Html, "<a class=\"tile "));
        Assert.Equal(63, System.Text.RegularExpressions.Regex.Count(then.Html, "<a class=\"tile "));
        Assert.Contains("aria-label=\"HNo 1.328 – Đảng bộ thành phố Hà Nội: 1.328 người\"", now.Html);
        Assert.Contains(" – Đảng bộ tỉnh Cà Mau: không có số liệu\"", now.Html);
        Assert.Contains("31 tổ chức không có số liệu, không xếp hạng", now.Text);
    }

    [Fact]
    public async Task As_now_the_provinces_of_today_are_compared()
    {
        var page = await service.GetAsync("/c/vn/compare?indicator=party-members&asOf=2016-12-31&boundaries=now");

        Assert.Equal(34, System.Text.RegularExpressions.Regex.Count(page.Html, "<a class=\"tile "));
        Assert.Contains(" – Đảng bộ tỉnh Bắc Ninh: 150 người\"", page.Html);
    }

    [Fact]
    public async Task Without_children_those_of_the_level_are_compared()
    {
        var page = await service.GetAsync("/c/ha-noi.iz/compare", "en");

        Assert.Contains("beside those of the same level", page.Text);
        Assert.Contains("Hải Phòng", page.Text);
        Assert.DoesNotContain("class=\"tiles\"", page.Html);
    }

    [Fact]
    public async Task Chosen_committees_are_compared()
    {
        var page = await service.GetAsync("/c/vn/compare?with=hai-phong.ez,ha-noi.iz&indicator=party-members", "en");

        Assert.Contains("The chosen committees", page.Text);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page.Html, "<figure class=\"small\">"));
        Assert.True(
            page.Html.IndexOf(
                "/c/ha-noi.iz",
                page.Html.IndexOf("<tbody>", StringComparison.Ordinal),
                StringComparison.Ordinal
            )
                < page.Html.IndexOf(
                    "/c/hai-phong.ez",
                    page.Html.IndexOf("<tbody>", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task What_is_only_known_over_many_years_is_ranked_and_has_no_chart()
    {
        var page = await service.GetAsync(
            "/c/vn/compare?indicator=union-members-developed&with=hai-phong.ez,ha-noi.iz&period=2009/2024"
        );
        var over = await service.GetAsync(
            "/c/vn/compare?indicator=union-members-developed&with=hai-phong.ez&period=2009-01-01/2024-12-31"
        );

        Assert.Equal(422, (int)page.Status);
        Assert.Equal(200, (int)over.Status);
        Assert.Contains("hơn 227.000", over.Text);
        Assert.DoesNotContain("class=\"small\"", over.Html);
    }

    [Theory]
    [InlineData("with=Nowhere%20At%20All", 404)]
    [InlineData("with=no-such-committee", 404)]
    [InlineData("indicator=party-members,admissions", 422)]
    public async Task What_is_wrong_is_said(string query, int status) =>
        Assert.Equal(status, (int)(await service.GetAsync("/c/vn/compare?" + query)).Status);

    private static CompareRow Row(string id, decimal? value) =>
        new(
            CommitteeId.Parse(id),
            null,
            new Figure
            {
                Committee = id,
                Indicator = "party-members",
                Breakdown = null,
                Unit = "person",
                AsOf = new(2026, 1, 1),
                Period = null,
                Value = value,
                Upper = value,
                Bound = value is null ? null : Bound.Exact,
                Basis = null,
                Declared = null,
                Computed = null,
                Moved = null,
                ObservedOn = null,
                Derived = false,
                Inferred = false,
                Estimated = false,
                Projected = false,
                Coverage = new()
                {
                    Reporting = value is null ? 0 : 1,
                    Expected = 1,
                    DaysCovered = null,
                    Days = null,
                    Complete = false,
                },
                Findings = 0,
                FreshAt = null,
                Stale = false,
                Version = "1.1.1",
            },
            null
        );
}
