using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;

namespace Federation.Api.Tests;

/// <summary>
/// Every refusal: its status, its code and its place, in both languages; and after it nothing has changed.
/// </summary>
[Collection(nameof(Seeded))]
public sealed class BadInputTests(Service service)
{
    private const string Reports = "/api/v1/committees/ha-noi.iz/reports";
    private const string Events = "/api/v1/committees/ha-noi.iz/events";
    private const string Targets = "/api/v1/committees/ha-noi.iz/targets";
    private const string Figures = "/api/v1/committees/ha-noi.iz/figures";

    private const string Report = """
        {
          "key": "bad", "revision": 1,
          "asOf": "2018-11-26",
          "source": { "document": "d", "publisher": "p", "title": "t", "publishedOn": "2018-11-26" },
          "observations": [
            { "indicator": "party-members", "asOf": "2018-11-26", "value": 7, "scope": "subtree" },
            { "indicator": "admissions", "period": "2018-01-01/2018-10-31", "value": 3, "scope": "subtree" }
          ],
          "answersTo": ["09-nq-tu"],
          "targets": [ { "indicator": "admissions", "period": "2030", "value": 9 } ]
        }
        """;

    /// <summary>A part of the report, what stands there instead, the fault's code and field.</summary>
    public static TheoryData<string, string, string, string> Refused() =>
        new()
        {
            { "\"party-members\"", "\"party-member\"", "unknown-indicator", "observations[0].indicator" },
            { "\"value\": 7", "\"value\": -7", "negative-value", "observations[0].value" },
            { "\"value\": 7", "\"value\": 7.12345", "too-many-digits", "observations[0].value" },
            { "\"value\": 7", "\"value\": 1234567890123456789", "too-many-digits", "observations[0].value" },
            { "\"value\": 7", "\"value\": 1e999", "number-too-long", "observations[0].value" },
            { "\"value\": 7", "\"value\": \"7\"", "wrong-type", "observations[0].value" },
            { "\"value\": 7,", "", "missing-field", "observations[0].value" },
            { "\"value\": 7", "\"value\": 7, \"upper\": 5", "range-needs-upper", "observations[0].upper" },
            { "\"value\": 7", "\"value\": 7, \"bound\": \"more\"", "unknown-choice", "observations[0].bound" },
            { "\"value\": 7", "\"value\": 7, \"volue\": 7", "unknown-field", "observations[0].volue" },
            { "\"value\": 7", "\"value\": 7, \"value\": 7", "duplicate-field", "observations[0].value" },
            {
                "\"asOf\": \"2018-11-26\", \"value\": 7",
                "\"period\": \"2018\", \"value\": 7",
                "wrong-time",
                "observations[0].period"
            },
            {
                "\"asOf\": \"2018-11-26\", \"value\": 7",
                "\"asOf\": \"2018-02-30\", \"value\": 7",
                "not-a-date",
                "observations[0].asOf"
            },
            {
                "\"asOf\": \"2018-11-26\", \"value\": 7",
                "\"asOf\": \"1929-12-31\", \"value\": 7",
                "date-too-early",
                "observations[0].asOf"
            },
            { "\"2018-01-01/2018-10-31\"", "\"2018-13M\"", "not-a-period", "observations[1].period" },
            {
                "\"value\": 7",
                "\"value\": 7, \"breakdown\": \"colour:red\"",
                "unknown-dimension",
                "observations[0].breakdown"
            },
            {
                "\"value\": 7",
                "\"value\": 7, \"breakdown\": \"sector:nowhere\"",
                "unknown-member",
                "observations[0].breakdown"
            },
            {
                "\"value\": 7",
                "\"value\": 7, \"breakdown\": \"org-type:grassroots-cell\"",
                "dimension-not-declared",
                "observations[0].breakdown"
            },
            {
                "\"value\": 7",
                "\"value\": 7, \"breakdown\": \"sector\"",
                "breakdown-malformed",
                "observations[0].breakdown"
            },
            {
                "{ \"indicator\": \"admissions\", \"period\": \"2018-01-01/2018-10-31\", \"value\": 3,",
                "{ \"indicator\": \"party-members\", \"asOf\": \"2018-11-26\", \"value\": 3,",
                "duplicate-observation",
                "observations[1]"
            },
            { "\"scope\": \"subtree\"", "\"scope\": \"all\"", "unknown-choice", "observations[0].scope" },
            { "\"09-nq-tu\"", "\"99-nq-tu\"", "unknown-programme", "answersTo[0]" },
            { "\"key\": \"bad\"", "\"key\": \"Bad key\"", "not-a-slug", "key" },
            { "\"revision\": 1", "\"revision\": 0", "not-a-whole-number", "revision" },
            { "\"revision\": 1", "\"revision\": 1.5", "not-a-whole-number", "revision" },
            { "\"asOf\": \"2018-11-26\",\n  \"source\"", "\"source\"", "one-time-needed", "" },
            {
                "\"asOf\": \"2018-11-26\", \"value\": 7",
                "\"asOf\": \"2018-11-27\", \"value\": 7",
                "after-publication",
                "observations[0].asOf"
            },
            { "\"period\": \"2030\"", "\"period\": \"3030\"", "not-a-period", "targets[0].period" },
            { "\"title\": \"t\"", "\"title\": \"\"", "text-empty", "source.title" },
            { "\"key\": \"bad\",", "\"key\": ,", "json-malformed", "" },
            { "\"value\": 7", "\"value\": NaN", "json-malformed", "" },
            { "\"value\": 7", "\"value\": Infinity", "json-malformed", "" },
            { "]\n}", "],\n}", "json-malformed", "" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_report_is_refused(string part, string instead, string code, string field)
    {
        var at = Report.IndexOf(part.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(at >= 0, $"The report has no {part}");
        var bad = Report[..at] + instead + Report[(at + part.Length)..];
        var status = code.StartsWith("json", StringComparison.Ordinal) ? 400 : 422;

        var fault = await RefusedAsync(HttpMethod.Post, Reports, bad, status, code, field.Length == 0 ? null : field);

        // The fault stands on the line that was changed.
        var line = Report[..at].Count(c => c == '\n') + 1;
        Assert.InRange(fault["line"]!.GetValue<int>(), field.Length == 0 ? 1 : line, line + 1);
        Assert.True(fault["column"]!.GetValue<int>() >= 1);
    }

    [Fact]
    public async Task A_figure_of_tomorrow_is_refused()
    {
        var tomorrow = DateTime.UtcNow.AddHours(7).AddDays(1).ToString("yyyy-MM-dd");
        var undated = Report.Replace(", \"publishedOn\": \"2018-11-26\"", "");
        var bad = undated.Replace("\"asOf\": \"2018-11-26\", \"value\"", $"\"asOf\": \"{tomorrow}\", \"value\"");
        await RefusedAsync(HttpMethod.Post, Reports, bad, 422, "date-after-today", "observations[0].asOf");
    }

    [Fact]
    public async Task A_ratio_that_the_program_computes_is_refused()
    {
        var bad = Report.Replace("\"party-members\"", "\"members-per-organisation\"");
        await RefusedAsync(HttpMethod.Post, Reports, bad, 422, "derived-ratio-stated", "observations[0].indicator");
    }

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        var bad = Report.Replace("\"value\": 7", "\"value\": -7").Replace("\"admissions\"", "\"admission\"");
        using var response = await service.SendAsync(HttpMethod.Post, Reports, bad);
        var problem = await Service.JsonOfAsync(response, HttpStatusCode.UnprocessableEntity);
        var codes = problem["faults"]!.AsArray().Select(fault => fault!["code"]!.GetValue<string>());
        Assert.Equal(["negative-value", "unknown-indicator", "unknown-indicator"], codes);
    }

    [Fact]
    public async Task A_fault_has_its_line_and_column()
    {
        const string bad = "{\n  \"key\": \"ố\", \"revision\": 0\n}";
        var fault = await RefusedAsync(HttpMethod.Post, Reports, bad, 422, "not-a-whole-number", "revision");
        Assert.Equal((2, 27), (fault["line"]!.GetValue<int>(), fault["column"]!.GetValue<int>()));
    }

    /// <summary>Method, path, body ("" for none), status, code, field ("" for any).</summary>
    public static TheoryData<string, string, string, int, string, string> Others() =>
        new()
        {
            { "POST", "/api/v1/committees/ha-noi.zone/reports", Report, 404, "unknown-committee", "" },
            { "POST", "/api/v1/committees/HA-NOI/reports", Report, 404, "unknown-committee", "" },
            { "POST", Reports + "?dryrun=true", Report, 422, "unknown-parameter", "dryrun" },
            { "POST", Reports + "?dryRun=yes", Report, 422, "not-a-flag", "dryRun" },
            { "POST", Reports, "[]", 422, "wrong-type", "" },
            { "POST", Reports, new string('[', 40), 422, "json-too-deep", "" },
            { "DELETE", Reports + "/2018-10m", "", 422, "missing-field", "reason" },
            { "DELETE", Reports + "/2018-10m", "{}", 422, "missing-field", "reason" },
            { "DELETE", Reports + "/2018-10n?reason=x", "", 404, "unknown-report", "" },
            { "PUT", Targets, """{"period":"2030","items":[]}""", 422, "empty-list", "items" },
            {
                "PUT",
                Targets,
                """{"period":"2030","items":[{"indicator":"admission","value":1}]}""",
                422,
                "unknown-indicator",
                "items[0].indicator"
            },
            { "PUT", Targets, """{"items":[{"indicator":"admissions","value":1}]}""", 422, "missing-field", "period" },
            { "POST", "/api/v1/committees", Given.Committee("ha noi", "vn"), 422, "not-a-committee-id", "id" },
            { "POST", "/api/v1/committees", Given.Committee("ha-noi.x", "vn", "club"), 422, "unknown-level", "level" },
            { "POST", "/api/v1/committees", Given.Committee("ha-noi.x", "ha-noy"), 404, "unknown-committee", "" },
            { "POST", "/api/v1/committees", Given.Committee("ha-noi.x", "ha-noi.x"), 422, "own-parent", "parent" },
            { "POST", "/api/v1/committees", Given.Committee("ha-noi.iz", "ha-noi"), 409, "event-differs", "" },
            {
                "POST",
                Events,
                """{"key":"x","kind":"vanished","effectiveFrom":"2020-01-01"}""",
                422,
                "unknown-choice",
                "kind"
            },
            {
                "POST",
                Events,
                """{"key":"x","kind":"transferred","effectiveFrom":"2020-01-01"}""",
                422,
                "missing-field",
                "parent"
            },
            {
                "POST",
                Events,
                """{"key":"x","kind":"renamed","effectiveFrom":"2020-13-01","names":{"vi":"x"}}""",
                422,
                "not-a-date",
                "effectiveFrom"
            },
            {
                "POST",
                Events,
                """{"key":"x","kind":"renamed","effectiveFrom":"2001-01-01","names":{"vi":"x"}}""",
                422,
                "committee-not-active",
                ""
            },
            {
                "POST",
                "/api/v1/committees/ha-noi/events",
                """{"key":"x","kind":"transferred","effectiveFrom":"2024-01-01","parent":"ha-noi.iz"}""",
                422,
                "tree-cycle",
                ""
            },
            {
                "POST",
                Events,
                """{"key":"upgraded-2016","kind":"upgraded","effectiveFrom":"2017-01-01","level":"superior"}""",
                409,
                "event-differs",
                ""
            },
            { "GET", Figures + "?indicator=party-members", "", 422, "one-time-needed", "asOf" },
            { "GET", Figures + "?indicator=admissions", "", 422, "one-time-needed", "period" },
            { "GET", Figures + "?indicator=admissions&asOf=2018-01-01", "", 422, "wrong-time", "asOf" },
            { "GET", Figures + "?indicator=party-members&period=2018", "", 422, "wrong-time", "period" },
            {
                "GET",
                Figures + "?indicator=party-members&period=2018&asOf=2018-01-01",
                "",
                422,
                "one-time-needed",
                "asOf"
            },
            { "GET", Figures + "?indicator=party-members&asOf=2018-02-29", "", 422, "not-a-date", "asOf" },
            { "GET", Figures + "?indicator=party-members&asOf=1066-10-14", "", 422, "date-too-early", "asOf" },
            { "GET", Figures + "?indicator=party-members&asOf=9999-12-31", "", 422, "date-too-late", "asOf" },
            { "GET", Figures + "?indicator=admissions&period=2018-Q5", "", 422, "not-a-period", "period" },
            { "GET", Figures + "?asOf=2018-01-01", "", 422, "missing-field", "indicator" },
            { "GET", Figures + "?indicator=party-member&asOf=2018-01-01", "", 404, "unknown-indicator", "indicator" },
            {
                "GET",
                Figures + "?indicator=party-members&asOf=2018-01-01&breakdown=sector",
                "",
                422,
                "breakdown-malformed",
                "breakdown"
            },
            {
                "GET",
                Figures + "?indicator=party-members&asOf=2018-01-01&breakdown=colour:red",
                "",
                422,
                "unknown-dimension",
                "breakdown"
            },
            {
                "GET",
                Figures + "?indicator=party-members&asOf=2018-01-01&breakdown=body:standing-committee",
                "",
                422,
                "dimension-not-declared",
                "breakdown"
            },
            {
                "GET",
                Figures + "?indicator=party-members&asOf=2018-01-01&breakdown=role:king",
                "",
                422,
                "unknown-member",
                "breakdown"
            },
            { "GET", Figures + "?indicator=a&indicator=b&asOf=2018-01-01", "", 404, "repeated-parameter", "indicator" },
            {
                "GET",
                Figures + "?indicator=party-members&asOf=2018-01-01&basis=best",
                "",
                422,
                "unknown-choice",
                "basis"
            },
            {
                "GET",
                Figures + "?indicator=party-members&asOf=2018-01-01&boundaries=tomorrow",
                "",
                422,
                "unknown-choice",
                "boundaries"
            },
            { "GET", "/api/v1/committees?limit=0", "", 422, "not-a-whole-number", "limit" },
            { "GET", "/api/v1/committees?limit=501", "", 422, "not-a-whole-number", "limit" },
            { "GET", "/api/v1/committees?level=club", "", 422, "unknown-level", "level" },
            { "GET", "/api/v1/committees?parent=A%20B", "", 422, "not-a-committee-id", "parent" },
            { "GET", "/api/v1/committees?parent=nowhere", "", 404, "unknown-committee", "" },
            { "GET", "/api/v1/committees?cursor=abc", "", 422, "cursor-unknown", "cursor" },
            { "GET", "/api/v1/committees/vn/children?cursor=***", "", 422, "cursor-unknown", "cursor" },
            { "GET", "/api/v1/about?x=1", "", 422, "unknown-parameter", "x" },
            { "GET", "/api/v1/committees/vn/findings?severity=bad", "", 422, "unknown-choice", "severity" },
            { "GET", "/api/v1/committees/vn/completeness", "", 422, "missing-field", "period" },
            { "GET", "/api/v1/committees/vn/completeness?period=2018-10M", "", 422, "not-a-plan-period", "period" },
            {
                "GET",
                "/api/v1/committees/vn/table?indicator=party-members&by=planet&asOf=2018-01-01",
                "",
                422,
                "unknown-choice",
                "by"
            },
            {
                "GET",
                "/api/v1/committees/vn/table?indicator=party-members,admissions&by=child&asOf=2018-01-01",
                "",
                422,
                "one-time-needed",
                "period"
            },
            {
                "GET",
                "/api/v1/committees/vn/table?indicator=party-members&by=child&asOf=2018-01-01&period=2018",
                "",
                422,
                "wrong-time",
                "period"
            },
            {
                "GET",
                "/api/v1/committees/vn/table?indicator=party-members&by=body&asOf=2018-01-01",
                "",
                422,
                "dimension-not-declared",
                "by"
            },
            {
                "GET",
                "/api/v1/committees/vn/table?indicator=party-members&by=role&breakdown=role:owner&asOf=2018-01-01",
                "",
                422,
                "dimension-twice",
                "by"
            },
            {
                "GET",
                "/api/v1/committees/vn/table?indicator=party-members&by=year&asOf=2018-01-01",
                "",
                422,
                "wrong-time",
                "asOf"
            },
            {
                "GET",
                "/api/v1/committees/vn/series?indicator=party-members&from=2018&to=2017",
                "",
                422,
                "from-after-to",
                "from"
            },
            {
                "GET",
                "/api/v1/committees/vn/series?indicator=party-members&from=1930&to=2030&step=month",
                "",
                422,
                "too-many",
                "to"
            },
            { "GET", "/api/v1/committees/vn/series?indicator=party-members&from=2018", "", 422, "missing-field", "to" },
            {
                "GET",
                "/api/v1/committees/vn/explain?indicator=party-members&asOf=2018-01-01&depth=11",
                "",
                422,
                "not-a-whole-number",
                "depth"
            },
            { "GET", Reports + "/2018-10m?revision=x", "", 422, "not-a-whole-number", "revision" },
            { "GET", Reports + "/nothing", "", 404, "unknown-report", "" },
            { "POST", Reports + "?dryRun", Report, 422, "not-a-flag", "dryRun" },
            { "POST", Reports + "?dryRun=", Report, 422, "not-a-flag", "dryRun" },
            { "POST", Reports + "?dryRun=1", Report, 422, "not-a-flag", "dryRun" },
            { "POST", "/api/v1/figures:batch", "{", 400, "json-malformed", "" },
            { "POST", "/api/v1/figures:batch", "{}", 422, "missing-field", "items" },
            { "POST", "/api/v1/figures:batch", """{"items":[]}""", 422, "empty-list", "items" },
            { "POST", "/api/v1/figures:batch", """{"items":{}}""", 422, "wrong-type", "items" },
            { "POST", "/api/v1/figures:batch", """{"itens":[]}""", 422, "unknown-field", "itens" },
            { "POST", "/api/v1/figures:batch", """{"\ud800":[]}""", 422, "unknown-field", "" },
            { "GET", "/api/v1/nowhere", "", 404, "no-such-route", "" },
            { "GET", "/nowhere", "", 404, "no-such-route", "" },
            { "GET", "/openapi/v2.json", "", 404, "no-such-route", "" },
            { "DELETE", "/api/v1/committees/vn", "", 405, "method-not-allowed", "" },
            { "PATCH", "/api/v1/catalogue", "{}", 405, "method-not-allowed", "" },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public Task A_request_is_refused(string method, string path, string body, int status, string code, string field) =>
        RefusedAsync(new(method), path, body.Length == 0 ? null : body, status, code, field.Length == 0 ? null : field);

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        foreach (
            var type in new[] { "application/x-www-form-urlencoded", "text/plain", "application/json; charset=latin1" }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Reports)
            {
                Content = new StringContent(Report),
            };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            await UnchangedAsync(request, HttpStatusCode.UnsupportedMediaType, "not-json");
        }

        using var without = new HttpRequestMessage(HttpMethod.Post, Reports)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Report)),
        };
        await UnchangedAsync(without, HttpStatusCode.UnsupportedMediaType, "not-json");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var large = Report.Replace("\"key\"", new string(' ', 200_001) + "\"key\"");
        using var told = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = Json(large) };
        await UnchangedAsync(told, HttpStatusCode.RequestEntityTooLarge, "body-too-large");

        using var chunked = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = Json(large) };
        chunked.Headers.TransferEncodingChunked = true;
        await UnchangedAsync(chunked, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Report[..20]), 0xFF, .. Encoding.UTF8.GetBytes(Report[20..])];
        foreach (var path in new[] { Reports, "/api/v1/figures:batch" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
            request.Content.Headers.ContentType = new("application/json");
            await UnchangedAsync(request, HttpStatusCode.BadRequest, "json-not-utf8");
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task UnchangedAsync(HttpRequestMessage request, HttpStatusCode status, string code)
    {
        var before = await StateAsync();
        using var response = await service.Client.SendAsync(request);
        var problem = await Service.JsonOfAsync(response, status);
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Equal(before, await StateAsync());
    }

    /// <summary>The fault, after the same was refused in both languages and nothing was changed.</summary>
    private async Task<JsonNode> RefusedAsync(
        HttpMethod method,
        string path,
        string? body,
        int status,
        string code,
        string? field
    )
    {
        var before = await StateAsync();
        var en = await ProblemAsync(method, path, body, status, "en");
        var vi = await ProblemAsync(method, path, body, status, "vi");
        Assert.Equal(before, await StateAsync());
        Assert.Equal(en["code"]!.GetValue<string>(), vi["code"]!.GetValue<string>());
        Assert.NotEqual(en["detail"]!.GetValue<string>(), vi["detail"]!.GetValue<string>());
        if (en["faults"] is null)
        {
            Assert.Equal(code, en["code"]!.GetValue<string>());
            return en;
        }

        var index = en["faults"]!.AsArray().ToList().FindIndex(f => f!["code"]!.GetValue<string>() == code);
        Assert.True(index >= 0, $"No {code} in {en.ToJsonString()}");
        var (first, second) = (en["faults"]![index]!, vi["faults"]![index]!);
        Assert.NotEqual(first["message"]!.GetValue<string>(), second["message"]!.GetValue<string>());
        Assert.Contains(second["message"]!.GetValue<string>(), c => c > 127);
        if (field is not null)
        {
            Assert.Equal(field, first["field"]?.GetValue<string>());
        }

        return first;
    }

    private async Task<JsonNode> ProblemAsync(HttpMethod method, string path, string? body, int status, string language)
    {
        using var response = await service.SendAsync(method, path, body, language);
        Assert.Equal(language, response.Content.Headers.ContentLanguage.Single());
        var problem = await Service.JsonOfAsync(response, (HttpStatusCode)status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        return problem;
    }

    private async Task<string> StateAsync()
    {
        var figure = await service.GetAsync(Figures + "?indicator=party-members&asOf=2024-12-31");
        return string.Join('\n', await service.HeadsAsync()) + figure.ToJsonString();
    }
}
