using System.Net;
using System.Text.Json.Nodes;
using Federation.Api.Tests.Support;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Api.Tests;

/// <summary>What becomes of failures that no caller can bring about.</summary>
public sealed class ProblemTests(SmallService service) : IClassFixture<SmallService>
{
    [Fact]
    public async Task An_unexpected_failure_is_a_problem_without_its_insides()
    {
        using var response = await AnswerAsync(_ => throw new InvalidOperationException("secret insides"));
        var problem = await Service.JsonOfAsync(response, HttpStatusCode.InternalServerError);
        Assert.Equal("unexpected-error", problem["code"]!.ToString());
        Assert.NotEmpty(problem["traceId"]!.ToString());
        Assert.DoesNotContain("secret", problem.ToJsonString());
    }

    [Fact]
    public async Task A_lost_race_may_be_tried_again()
    {
        using var response = await AnswerAsync(_ =>
            throw new JournalConflictException(CommitteeId.Parse("vn"), "another activation")
        );
        await Service.JsonOfAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_has_begun_to_answer_is_cut_and_not_mixed()
    {
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var response = await AnswerAsync(async http =>
            {
                await http.Response.WriteAsync("half", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                throw new InvalidOperationException("too late");
            });
            await response.Content.ReadAsStringAsync();
        });
    }

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("en", "en")]
    [InlineData("en-US,en;q=0.9,vi;q=0.8", "en")]
    [InlineData("vi;q=0.3, en;q=0.2", "vi")]
    [InlineData("en, vi", "en")]
    [InlineData("vi, en", "vi")]
    [InlineData("fr", "vi")]
    [InlineData("*", "vi")]
    [InlineData("en;q=0", "vi")]
    [InlineData("english", "vi")]
    [InlineData(";;;", "vi")]
    [InlineData("", "vi")]
    public async Task The_language_is_the_one_that_is_preferred(string accepted, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nowhere");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await service.Client.SendAsync(request);
        Assert.Equal(expected, response.Content.Headers.ContentLanguage.Single());
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(expected == "vi" ? "Không tìm thấy" : "Not found", problem["title"]!.ToString());
    }

    private async Task<HttpResponseMessage> AnswerAsync(RequestDelegate fails)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFederationApi(new());
        builder.Services.AddSingleton(service.Services.GetRequiredService<IFederation>());
        await using var app = builder.Build();
        app.MapGet("/fails", fails);
        await app.StartAsync(CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        return await client.GetAsync("/fails", CancellationToken.None);
    }
}
