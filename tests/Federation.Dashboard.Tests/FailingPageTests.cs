using System.Text;
using Federation.Api.Hosting;
using Federation.Api.Problems;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Tests;

/// <summary>What a reader gets where the program itself is wrong.</summary>
[Collection(nameof(Seeded))]
public sealed class FailingPageTests(DashboardService service)
{
    [Fact]
    public async Task A_page_that_cannot_be_drawn_is_answered_with_one_that_says_so()
    {
        await using var scope = service.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Scheme, http.Request.Host, http.Request.Path) = ("http", new("localhost"), "/c/vn");
        using var body = new MemoryStream();
        http.Response.Body = body;
        var view = await CommitteeCalls.ViewAsync(http, null);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            PageRoutes.RenderAsync(http, view, typeof(Failing), new object())
        );
        await PageRoutes.RefuseAsync(http, Failures.Unexpected("0123"));

        var html = Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal(500, http.Response.StatusCode);
        Assert.Contains("0123", html);
        Assert.DoesNotContain("   at ", html);
    }

    [Theory]
    [InlineData("vi", "Nơi lưu trữ tạm thời không truy cập được")]
    [InlineData("en", "The storage cannot be reached for now")]
    public async Task While_the_storage_is_away_every_page_says_so(string language, string says)
    {
        var readiness = service.Services.GetRequiredService<Readiness>();
        foreach (var path in (string[])["/c/vn", "/c/vn/figures", "/about"])
        {
            Assert.DoesNotContain(says, (await service.GetAsync(path, language)).Html);
            readiness.Lacks(Readiness.Storage, new("Máy chủ đã dừng.", "The server is down."));
            Assert.Contains(says, (await service.GetAsync(path, language)).Html);
            readiness.Has(Readiness.Storage);
        }
    }

    private sealed class Failing : ComponentBase
    {
        [Parameter]
        public object? Model { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            throw new InvalidOperationException("Cannot be drawn");
    }
}
