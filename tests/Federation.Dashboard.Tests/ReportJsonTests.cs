using System.Text;
using Federation.Core.Input;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Tests;

/// <summary>A report that is corrected keeps all that nobody touches.</summary>
[Collection(nameof(Seeded))]
public sealed class ReportJsonTests(DashboardService service)
{
    [Theory]
    [InlineData("ha-noi.iz", "2018-10m")]
    [InlineData("ha-noi.iz", "10-years-2022")]
    [InlineData("hai-phong.ez", "15-years-2024")]
    [InlineData("da-nang.htp-iz", "term-2015-2020")]
    [InlineData("bac-giang.iz", "2-years-2016")]
    [InlineData("bac-giang.bloc", "2-years-2016")]
    public async Task Sent_again_it_says_the_same(string committee, string key)
    {
        var detail = await ReportAsync(committee, key);
        var json = ReportJson.Of(detail.Content).ToJsonString();

        var read = ReportReader.Read(Encoding.UTF8.GetBytes(json), service.Federation.Catalogue, new(2026, 11, 22));

        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        Assert.Equal(
            Encoding.UTF8.GetString(ReportWriter.Write(detail.Content)),
            Encoding.UTF8.GetString(ReportWriter.Write(read.Value))
        );
    }

    [Theory]
    [InlineData("ha-noi.iz", "2018-10m")]
    [InlineData("hai-phong.ez", "15-years-2024")]
    public async Task Through_the_form_it_says_the_same_too(string committee, string key)
    {
        var content = (await ReportAsync(committee, key)).Content;
        var frame = new SubmitFrame
        {
            Committee = DashboardService.Id(committee),
            Plan = null,
            Period = null,
            Corrects = await ReportAsync(committee, key),
            Stated = [],
            Reports = await service.Federation.Committee(DashboardService.Id(committee)).ReportsAsync(default),
            Day = content.Time.Day,
        };
        var rows = new SubmitSheet(service.Federation.Catalogue).Rows(
            frame.Observations,
            null,
            null,
            new HashSet<string>()
        );
        foreach (var language in Text.Language.All)
        {
            var typed = SubmitDefaults.Of(frame, rows, PageViews.Of(service.Federation.Catalogue, language));
            var json = SubmitJson.Of(
                field => typed.GetValueOrDefault(field, ""),
                rows,
                ReportJson.Of(content),
                content.Revision,
                null,
                service.Federation.Catalogue
            );
            var read = ReportReader.Read(json.Bytes, service.Federation.Catalogue, new(2026, 11, 22));

            Assert.Empty(json.Faults);
            Assert.True(read.IsValid, string.Join('\n', read.Faults));
            Assert.Equal(
                Encoding.UTF8.GetString(ReportWriter.Write(content)),
                Encoding.UTF8.GetString(ReportWriter.Write(read.Value))
            );
        }
    }

    private async Task<ReportDetail> ReportAsync(string committee, string key) =>
        (await service.Federation.Committee(DashboardService.Id(committee)).ReportAsync(key, null, default))!;
}
