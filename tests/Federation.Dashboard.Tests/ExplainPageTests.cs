using System.Net;
using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>A number followed to where it comes from.</summary>
[Collection(nameof(Seeded))]
public sealed class ExplainPageTests(DashboardService service)
{
    [Fact]
    public async Task A_figure_is_followed_down_to_the_documents()
    {
        var page = await service.GetAsync("/c/vn/explain?indicator=party-members&asOf=2022-06-19");

        Assert.Contains("Số cộng từ 2 phần bên dưới", page.Text);
        Assert.Contains("1.328 + 150 = 1.478, đúng bằng số trên", page.Text);
        Assert.Contains("vị trí ¶15", page.Text);
        Assert.Contains("href=\"/c/ha-noi.iz/reports/10-years-2022?asOf=2022-06-19&amp;revision=1\"", page.Html);
        Assert.Contains("61 đơn vị không có số liệu", page.Text);
    }

    [Fact]
    public async Task A_stated_figure_says_who_states_it_and_where_it_goes()
    {
        var page = await service.GetAsync("/c/ha-noi.iz/explain?indicator=party-members&asOf=2022-06-19", "en");

        Assert.Contains("Stated by this committee itself", page.Text);
        Assert.Contains(
            "Report 10-years-2022 (revision 1) states 1,328 on 19 Jun 2022: it is in the figure",
            page.Text
        );
        Assert.Contains("counts 1,328. The figure there is 1,478, 2 of 63", page.Text);
    }

    [Fact]
    public async Task A_flow_takes_its_year_from_the_day_of_the_page()
    {
        var page = await service.GetAsync("/c/ha-noi.iz/explain?indicator=admissions&asOf=2018-12-31");

        Assert.Contains("87", page.TextOf("top-ha-noi-iz-admissions--2018-01-01-2018-12-31"));
        Assert.Contains("10 tháng đầu năm 2018", page.Text);
    }

    [Fact]
    public async Task Before_it_came_over_a_committee_was_not_in_the_figure_of_its_parent_of_today()
    {
        var page = await service.GetAsync("/c/bac-giang.bloc/explain?indicator=party-members&asOf=2016-12-31");

        Assert.Contains("Đảng bộ tỉnh Bắc Ninh: không tính, vì khi đó", page.Text);
        Assert.Contains("Đảng bộ tỉnh Bắc Giang: có tính", page.Text);
    }

    [Fact]
    public async Task Without_an_indicator_one_is_chosen()
    {
        var page = await service.GetAsync("/c/ha-noi.iz/explain");

        Assert.Contains("<select name=\"indicator\">", page.Html);
        Assert.Contains("1.328 người", page.Text);
    }

    [Theory]
    [InlineData("indicator=party-membres&asOf=2022-01-01", 404, "party-members")]
    [InlineData("indicator=party-members&asOf=yesterday", 422, "“yesterday”")]
    [InlineData("indicator=party-members&breakdown=colour:red", 422, "“colour”")]
    [InlineData("indicator=party-members&cursor=nonsense", 422, "cursor")]
    [InlineData("indicator=party-members&depth=99", 422, "10")]
    public async Task What_is_wrong_is_said(string query, int status, string expected)
    {
        var page = await service.GetAsync($"/c/vn/explain?{query}");

        Assert.Equal((HttpStatusCode)status, page.Status);
        Assert.Contains(expected, page.Text);
    }

    [Theory]
    [InlineData("vn", "party-members")]
    [InlineData("ha-noi.iz", "party-members")]
    [InlineData("bac-ninh", "party-members")]
    [InlineData("vn", "party-organisations")]
    public async Task The_parts_add_up_at_every_node(string committee, string indicator)
    {
        var root = await ExplainAnswers.AskAsync(
            service.Federation,
            DashboardService.Id(committee),
            new(FigureKey.Total(indicator), Core.Reports.FigureTime.AsOf(new(2026, 1, 1)), Basis.Effective, null),
            10,
            500,
            0,
            new(2026, 1, 1),
            CancellationToken.None
        );

        var nodes = All(root)
            .Where(node => node.Children.Any(child => child is { Counted: true, Figure.Value: not null }));
        Assert.NotEmpty(nodes);
        Assert.All(nodes, node => Assert.True(ExplainParts.Of(node, service.Federation.Catalogue).Agrees));
    }

    private static IEnumerable<ExplainNode> All(ExplainNode node) => node.Children.SelectMany(All).Prepend(node);
}
