using System.Net;
using System.Text.RegularExpressions;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>The pages as a browser without scripts gets them.</summary>
[Collection(nameof(Seeded))]
public sealed class PageTests(DashboardService service)
{
    public static TheoryData<string, string> Pages()
    {
        var all = new TheoryData<string, string>();
        foreach (
            var committee in new[] { "vn", "ha-noi", "ha-noi.iz", "bac-giang.iz", "hai-phong.ez", "bac-giang", "hue" }
        )
        {
            foreach (var language in new[] { "vi", "en" })
            {
                foreach (var tab in Serving.Tab.All)
                {
                    all.Add($"/c/{committee}{tab.Suffix}", language);
                }
            }
        }

        foreach (var path in new[] { "/about", "/search", "/search?q=bac", "/c/vn?asOf=2016-12-31" })
        {
            all.Add(path, "vi");
            all.Add(path, "en");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_keeps_to_the_policy(string path, string language)
    {
        var page = await service.GetAsync(path, language);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            "default-src 'none'; script-src 'self'; style-src 'self'",
            page.Headers["Content-Security-Policy"]
        );
        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"]);
        Assert.DoesNotMatch(@"<[^>]*\sstyle\s*=", page.Html);
        Assert.DoesNotMatch("<style", page.Html);
        Assert.DoesNotMatch(@"<[^>]*\son\w+\s*=", page.Html);
        Assert.DoesNotMatch("javascript:", page.Html);
        Assert.All(
            Regex.Matches(page.Html, "<script[^>]*>").Select(m => m.Value),
            tag => Assert.Contains("src=\"/assets/", tag)
        );
        Assert.DoesNotMatch("(src|href|action)=\"(https?:)?//", page.Html);
        Assert.Matches($"<html lang=\"{language}\"", page.Html);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_well_made(string path, string language)
    {
        var page = await service.GetAsync(path, language);

        Assert.Single(Regex.Matches(page.Html, "<h1[ >]"));
        Assert.Single(Regex.Matches(page.Html, "<main[ >]"));
        var ids = Regex.Matches(page.Html, "\\sid=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var levels = Regex.Matches(page.Html, "<h([1-6])").Select(match => match.Groups[1].Value[0] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.DoesNotMatch(@"\{\d\}", page.Text);
        Assert.True(page.Html.Length < 150_000);
    }

    [Theory]
    [InlineData("vi", "1.328 người", "Số liệu đến 19/06/2022", "+387 (×1,41) so với 26/11/2018")]
    [InlineData("en", "1,328 persons", "Figures up to 19 Jun 2022", "+387 (×1.41) since 26 Nov 2018")]
    public async Task Numbers_are_there_without_scripts(string language, params string[] expected)
    {
        var page = await service.GetAsync("/c/ha-noi.iz", language);
        var line = page.TextOf("line-party-members-");

        Assert.All(expected, text => Assert.Contains(text, line));
    }

    [Fact]
    public async Task What_nothing_is_known_of_is_said_in_one_line_and_never_0()
    {
        var page = await service.GetAsync("/c/an-giang?asOf=2020-01-01");

        Assert.Contains("Chưa có số liệu nào cho đơn vị này tại ngày 01/01/2020", page.Text);
        Assert.DoesNotContain("figure-value", page.Html);
    }

    [Fact]
    public async Task A_figure_of_another_day_is_another_figure()
    {
        var page = await service.GetAsync("/c/ha-noi.iz?asOf=2018-12-31");

        Assert.Contains("941 người", page.TextOf("line-party-members-"));
        Assert.Contains("Bạn đang xem số liệu tại ngày 31/12/2018", page.Text);
        Assert.Contains("href=\"/c/ha-noi.iz/tree?asOf=2018-12-31\"", page.Html);
    }

    [Fact]
    public async Task What_ended_is_shown_as_of_its_last_day()
    {
        var page = await service.GetAsync("/c/bac-giang");

        Assert.Contains("Tổ chức này đã nhập vào Đảng bộ tỉnh Bắc Ninh từ ngày 01/07/2025. Số liệu dưới", page.Text);
        Assert.Contains("<a href=\"/c/bac-ninh\">Đảng bộ tỉnh Bắc Ninh</a> từ ngày", page.Html);
        Assert.Contains("150 người", page.TextOf("line-party-members-"));
    }

    [Theory]
    [InlineData("/c/bac-giang?asOf=2026-01-01", "Tổ chức này đã nhập vào Đảng bộ tỉnh Bắc Ninh từ ngày 01/07/2025.")]
    [InlineData("/c/bac-giang?asOf=2016-12-31", "Bạn đang xem số liệu tại ngày 31/12/2016.")]
    [InlineData("/c/bac-giang.iz?asOf=2010-01-01", "chưa thành lập vào ngày này")]
    public async Task A_day_outside_its_life_is_said(string path, string expected)
    {
        var page = await service.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(expected, page.Text);
    }

    [Fact]
    public async Task The_reorganisation_is_told_from_both_sides()
    {
        var nation = await service.GetAsync("/c/vn/tree?asOf=2026-01-01");
        Assert.Contains("63 đơn vị trực thuộc còn 34; 11 đơn vị giữ nguyên", nation.Text);

        var absorbing = await service.GetAsync("/c/bac-ninh/tree", "en");
        Assert.Contains("Absorbed Party Committee of Bắc Giang Province", absorbing.Text);
    }

    [Theory]
    [InlineData("/nowhere", 404, "Không tìm thấy")]
    [InlineData("/c/no-such-committee", 404, "Không có tổ chức “no-such-committee”")]
    [InlineData("/c/Not%20An%20Id", 404, "Không tìm thấy")]
    [InlineData("/c/vn?asOf=31/02/2020", 422, "“31/02/2020” không phải là một ngày có thật. Hãy ghi ngày/tháng/năm")]
    [InlineData("/c/vn?asOf=1900-01-01", 422, "trước 1930-01-01")]
    [InlineData("/c/no-such-committee?asOf=tomorrow", 422, "“tomorrow”")]
    [InlineData("/c/vn?colour=red", 422, "Không có tham số “colour”")]
    [InlineData("/c/vn/tree?asOf=2020-01-01&asOf=2021-01-01", 422, "có nhiều lần")]
    [InlineData("/search?q=a&limit=3", 422, "“limit”")]
    public async Task What_is_wrong_is_said_on_a_page(string path, int status, string expected)
    {
        var page = await service.GetAsync(path, "vi");

        Assert.Equal(status, (int)page.Status);
        Assert.Contains(expected, page.Text);
        Assert.StartsWith("text/html", page.Headers["Content-Type"]);
        Assert.True(page.Headers.ContainsKey("Content-Security-Policy"));
        Assert.DoesNotContain("   at ", page.Text);
    }

    [Theory]
    [InlineData("/c/vn?asOf=26%2F11%2F2018", "/c/vn?asOf=2018-11-26")]
    [InlineData("/c/vn/tree?asOf=1.7.2025", "/c/vn/tree?asOf=2025-07-01")]
    [InlineData("/c/vn?asOf=26+nov+2018&lang=en", "/c/vn?asOf=2018-11-26&lang=en")]
    [InlineData("/search?q=b%C3%A1c&asOf=", "/search?q=b%C3%A1c")]
    public async Task A_day_as_it_was_typed_has_one_form_in_addresses(string typed, string address)
    {
        var page = await service.GetAsync(typed);

        Assert.Equal(HttpStatusCode.Found, page.Status);
        Assert.Equal(address, page.Headers["Location"]);
    }

    [Fact]
    public async Task What_is_no_day_is_said_at_the_field_and_can_be_mended_there()
    {
        var page = await service.GetAsync("/c/ha-noi/tree?asOf=31%2F02%2F2020", "vi");

        Assert.Matches("<input id=\"as-of\"[^>]* value=\"31/02/2020\"\\s+aria-invalid=\"true\"", page.Html);
        Assert.Contains("“31/02/2020” không phải là một ngày có thật", page.TextOf("as-of-fault"));
        Assert.Contains("Đảng bộ thành phố Hà Nội", page.Text);
    }

    [Theory]
    [InlineData("vi", "22/11/2018")]
    [InlineData("en", "22 Nov 2018")]
    public async Task The_day_is_shown_as_the_page_writes_days(string language, string expected)
    {
        var page = await service.GetAsync("/c/vn?asOf=2018-11-22", language);

        Assert.Matches($"<input id=\"as-of\"[^>]* value=\"{expected}\"", page.Html);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_English_too()
    {
        Assert.Contains("There is no parameter “colour” here", (await service.GetAsync("/c/vn?colour=red", "en")).Text);
        Assert.Contains("Not found", (await service.GetAsync("/nowhere", "en")).Text);
    }

    [Fact]
    public async Task The_interface_keeps_its_problem_documents()
    {
        var problem = await service.GetAsync("/api/v1/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, problem.Status);
        Assert.StartsWith("application/problem+json", problem.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_committee_is_found_without_accents()
    {
        var page = await service.GetAsync("/search?q=bac%20ninh");

        Assert.Contains("Đảng bộ tỉnh Bắc Ninh", page.Text);
        Assert.Contains("href=\"/c/bac-ninh\"", page.Html);
    }

    [Fact]
    public async Task The_home_page_is_the_top_committees()
    {
        var home = await service.GetAsync("/");

        Assert.Equal(HttpStatusCode.Found, home.Status);
        Assert.Equal("/c/vn", home.Headers["Location"]);
    }

    [Fact]
    public async Task The_language_of_the_address_wins_and_is_kept()
    {
        var page = await service.GetAsync("/c/vn?lang=en", "vi", "federation-lang=vi");

        Assert.Contains("<html lang=\"en\"", page.Html);
        Assert.Contains("federation-lang=en", page.Headers["Set-Cookie"]);
        Assert.Contains("<html lang=\"vi\"", (await service.GetAsync("/c/vn", "en", "federation-lang=vi")).Html);
    }

    [Fact]
    public async Task The_colours_are_switched_without_scripts()
    {
        var chosen = await service.GetAsync("/c/vn?asOf=2020-01-01&theme=dark");

        Assert.Equal(HttpStatusCode.Found, chosen.Status);
        Assert.Equal("/c/vn?asOf=2020-01-01", chosen.Headers["Location"]);
        Assert.Contains("federation-theme=dark", chosen.Headers["Set-Cookie"]);
        Assert.Contains("data-theme=\"dark\"", (await service.GetAsync("/c/vn", cookie: "federation-theme=dark")).Html);
    }

    [Fact]
    public async Task What_is_written_into_an_address_is_not_markup()
    {
        var page = await service.GetAsync("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");

        Assert.DoesNotContain("<script>alert", page.Html);
        Assert.Contains("&lt;script&gt;", page.Html);
    }

    [Fact]
    public async Task The_bundled_files_are_kept_for_ever_and_small()
    {
        var page = await service.GetAsync("/c/vn");
        var files = Regex.Matches(page.Html, "\"(/assets/[^\"]*)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, files.Count);
        var size = page.Html.Length;
        foreach (var file in files)
        {
            var asset = await service.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, asset.Status);
            Assert.Contains("immutable", asset.Headers["Cache-Control"]);
            size += asset.Html.Length;
        }

        Assert.True(size < 300_000);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("/assets/0123456789abcdef/core.js")).Status);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("identity", null)]
    public async Task The_bundled_files_come_compressed(string accepted, string? coding)
    {
        var page = await service.GetAsync("/c/vn");
        var file = Regex.Match(page.Html, "\"(/assets/[^\"]*css)\"").Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.AcceptEncoding.ParseAdd(accepted);
        using var response = await service.Client.SendAsync(request, CancellationToken.None);

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
    }
}
