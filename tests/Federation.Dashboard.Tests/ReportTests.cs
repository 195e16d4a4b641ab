using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>A report that comes in changes the pages.</summary>
public sealed class ReportTests(DashboardService service) : IClassFixture<DashboardService>
{
    [Fact]
    public async Task A_report_is_on_the_page_of_the_committee_and_of_those_above()
    {
        await service.ReportAsync(
            "an-giang",
            """
            {"key":"2023","asOf":"2023-12-31","source":{"document":"a"},
             "observations":[{"indicator":"party-members","asOf":"2023-12-31","value":0,"scope":"subtree"}],
             "targets":[{"indicator":"admissions","period":"2023","value":50},
                        {"indicator":"party-members","period":"2023","value":10}]}
            """
        );

        var own = await service.GetAsync("/c/an-giang?asOf=2024-01-01");
        Assert.Contains("đạt 0 %", own.TextOf("line-party-members-"));
        Assert.Contains("<svg class=\"target-bar\"", own.Html);
        Assert.StartsWith("Đảng viên 0 người", own.TextOf("line-party-members-"));
        Assert.Contains("Chỉ tiêu năm 2023: 50", own.TextOf("line-admissions-"));
        Assert.Contains("không có số liệu", own.TextOf("line-admissions-"));
        var above = await service.GetAsync("/c/vn?asOf=2024-01-01");
        Assert.Contains("Đảng bộ tỉnh An Giang", above.TextOf("row-an-giang"));
    }
}
