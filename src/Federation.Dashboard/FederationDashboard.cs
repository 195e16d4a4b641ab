using System.Text.Unicode;
using Federation.Api.Http;
using Federation.Dashboard.Pages;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard;

/// <summary>
/// What a program needs to serve the dashboard, beside the interface (<c>AddFederationApi</c>) and an engine.
/// </summary>
public static class FederationDashboard
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Vietnamese letters as they are: written as entities they take three times the room.
        services.AddWebEncoders(web => web.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton<AssetStore>();
        return services;
    }

    /// <summary>Lets pages say what is wrong where an address is; before the endpoints are mapped.</summary>
    public static IApplicationBuilder UseDashboard(this IApplicationBuilder app) => app.UseMiddleware<PageErrors>();

    /// <summary>
    /// Maps the pages: a new one is a line here, and in <see cref="Tab.All"/> where it is a committee's.
    /// </summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapHome();
        routes.MapPage<AboutPage>("/about", () => Strings.AboutTitle, AboutReading.ReadAsync);
        routes.MapPage<SearchPage>("/search", () => Strings.SearchHeading, SearchReading.ReadAsync, Parameters.Words);
        routes.MapCommitteePage<OverviewPage>(Tab.Overview, OverviewReading.ReadAsync);
        routes.MapCommitteePage<FiguresPage>(Tab.Figures, FiguresReading.ReadAsync, FiguresReading.Taken);
        routes.MapCommitteePage<TrendsPage>(Tab.Trends, TrendsReading.ReadAsync, TrendsReading.Taken);
        routes.MapCommitteePage<ComparePage>(Tab.Compare, CompareReading.ReadAsync, CompareReading.Taken);
        routes.MapCommitteePage<ExplainPage>(Tab.Explain, ExplainReading.ReadAsync, ExplainReading.Taken);
        routes.MapReports();
        const string targets = TargetsReading.Suffix;
        routes.MapCommitteePage<TargetsPage>(Tab.Overview, targets, TargetsReading.ReadAsync, TargetsReading.Taken);
        routes.MapCommitteeForm<TargetsPage>(Tab.Overview, targets, TargetsReading.AnswerAsync, TargetsReading.Taken);
        routes.MapCommitteePage<TreePage>(Tab.Tree, TreeReading.ReadAsync, TreeReading.Taken);
        routes.MapCommitteePage<RecordPage>(Tab.Tree, "/record", RecordReading.ReadAsync, RecordReading.Taken);
        routes.MapCommitteeForm<RecordPage>(Tab.Tree, "/record", RecordReading.AnswerAsync, RecordReading.Taken);
        return routes;
    }

    private static void MapReports(this IEndpointRouteBuilder routes)
    {
        const string report = "/{key}";
        const string withdraw = report + "/withdraw";
        routes.MapCommitteePage<ReportsPage>(Tab.Reports, ReportsReading.ReadAsync, ReportsReading.Taken);
        routes.MapCommitteePage<ReportPage>(Tab.Reports, report, ReportReading.ReadAsync, ReportReading.Taken);
        routes.MapCommitteePage<WithdrawPage>(Tab.Reports, withdraw, WithdrawReading.ReadAsync);
        routes.MapCommitteeForm<WithdrawPage>(Tab.Reports, withdraw, WithdrawReading.AnswerAsync);
        routes.MapCommitteePage<SubmitPage>(Tab.Submit, SubmitReading.ReadAsync, SubmitFrameReading.Taken);
        routes.MapCommitteeForm<SubmitPage>(Tab.Submit, "", SubmitReading.AnswerAsync, SubmitReading.TakenByForm);
    }

    /// <summary>The home page is the top committee's.</summary>
    private static void MapHome(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(
                "/",
                [HttpMethods.Get, HttpMethods.Head],
                async (HttpContext http) =>
                {
                    var view = await CommitteeCalls.ViewAsync(http, null);
                    http.Response.Redirect(
                        (view.Root is { } root ? $"/c/{root.Id}" : "/about") + http.Request.QueryString
                    );
                }
            )
            .ExcludeFromDescription();
}
