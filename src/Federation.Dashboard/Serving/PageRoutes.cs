using System.Diagnostics;
using System.Globalization;
using Federation.Api;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Dashboard.Pages;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Language = Federation.Dashboard.Text.Language;

namespace Federation.Dashboard.Serving;

/// <summary>
/// Maps pages and answers with them: reads language, colours, day and committee, then the page's model, and renders.
/// Whatever is refused or fails on the way becomes a page that says so.
/// </summary>
public static partial class PageRoutes
{
    private const string LanguageCookie = "federation-lang";
    private const string ThemeCookie = "federation-theme";

    /// <summary>
    /// Maps a page of committees: a component with a parameter <c>Model</c>, and what reads the model.
    /// </summary>
    /// <typeparam name="TPage">The component.</typeparam>
    /// <param name="routes">Where to.</param>
    /// <param name="tab">Which page.</param>
    /// <param name="read">Reads the model; may throw what the interface refuses with.</param>
    /// <param name="parameters">The parameters that it takes beside those that every page does.</param>
    public static IEndpointRouteBuilder MapCommitteePage<TPage>(
        this IEndpointRouteBuilder routes,
        Tab tab,
        Func<PageCall, ValueTask<object>> read,
        params QueryParameter[] parameters
    )
        where TPage : IComponent => routes.MapCommitteePage<TPage>(tab, "", read, parameters);

    /// <summary>Maps a page of committees that lies below one of their tabs.</summary>
    /// <typeparam name="TPage">The component.</typeparam>
    /// <param name="routes">Where to.</param>
    /// <param name="tab">Which tab.</param>
    /// <param name="below">The rest of its address, <c>/{key}</c>.</param>
    /// <param name="read">Reads the model; may throw what the interface refuses with.</param>
    /// <param name="parameters">The parameters that it takes beside those that every page does.</param>
    public static IEndpointRouteBuilder MapCommitteePage<TPage>(
        this IEndpointRouteBuilder routes,
        Tab tab,
        string below,
        Func<PageCall, ValueTask<object>> read,
        params QueryParameter[] parameters
    )
        where TPage : IComponent
    {
        routes.MapPage(
            "/c/{id}" + tab.Suffix + below,
            parameters,
            http =>
                AnswerAsync(
                    http,
                    async () =>
                    {
                        var call = await CommitteeCalls.ReadAsync(http, tab);
                        var model = await read(call);
                        call.Query.Check();
                        return new(call.View, typeof(TPage), model);
                    }
                )
        );
        return routes;
    }

    /// <summary>
    /// Maps what a form of a committee's page is sent to. The form's token is checked before anything is done; what
    /// answers still gets the form where it does not hold, so that nothing typed is lost, and does nothing then.
    /// </summary>
    /// <typeparam name="TPage">The component that shows the form again.</typeparam>
    /// <param name="routes">Where to.</param>
    /// <param name="tab">Which tab.</param>
    /// <param name="below">The rest of its address.</param>
    /// <param name="answer">Does what the form asks for.</param>
    /// <param name="parameters">The parameters that its address takes beside those that every page does.</param>
    public static IEndpointRouteBuilder MapCommitteeForm<TPage>(
        this IEndpointRouteBuilder routes,
        Tab tab,
        string below,
        Func<FormCall, ValueTask<FormAnswer>> answer,
        params QueryParameter[] parameters
    )
        where TPage : IComponent
    {
        routes
            .MapMethods(
                "/c/{id}" + tab.Suffix + below,
                [HttpMethods.Post],
                http =>
                    AnswerAsync(
                        http,
                        async () =>
                        {
                            var call = await CommitteeCalls.ReadAsync(http, tab);
                            var (form, isTrusted) = await Forms.ReadAsync(http);
                            var done = await answer(new(call, form, isTrusted));
                            return new(call.View, typeof(TPage), done.Model, done.Status, done.Location);
                        }
                    )
            )
            .WithMetadata(new TakesParameters([.. parameters, .. PageParameters.All]))
            .ExcludeFromDescription();
        return routes;
    }

    /// <summary>Maps a page that is no committee's.</summary>
    /// <typeparam name="TPage">The component.</typeparam>
    /// <param name="routes">Where to.</param>
    /// <param name="pattern">Its address.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="read">Reads the model; may throw what the interface refuses with.</param>
    /// <param name="parameters">The parameters that it takes beside those that every page does.</param>
    public static IEndpointRouteBuilder MapPage<TPage>(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<string> title,
        Func<PageCall, ValueTask<object>> read,
        params QueryParameter[] parameters
    )
        where TPage : IComponent
    {
        routes.MapPage(
            pattern,
            parameters,
            http =>
                AnswerAsync(
                    http,
                    async () =>
                    {
                        var call = await CommitteeCalls.PlainAsync(http, title());
                        var model = await read(call);
                        call.Query.Check();
                        return new(call.View, typeof(TPage), model);
                    }
                )
        );
        return routes;
    }

    /// <summary>Answers with the page that says what is wrong.</summary>
    /// <param name="http">The request.</param>
    /// <param name="refusal">What is wrong.</param>
    public static async Task RefuseAsync(HttpContext http, Refusal refusal)
    {
        UseLanguage(http);
        var view = await CommitteeCalls.RefusedViewAsync(http, refusal);
        await RenderAsync(http, view, typeof(ErrorPage), refusal, refusal.Status);
    }

    /// <summary>Answers with a page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="view">What its components get.</param>
    /// <param name="page">The component.</param>
    /// <param name="model">Its parameter <c>Model</c>.</param>
    /// <param name="status">The status.</param>
    public static Task RenderAsync(HttpContext http, PageView view, Type page, object model, int status = 200)
    {
        // The renderer adds it without asking, and fails where the page that failed before this one has it already.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        SecurityHeaders.Add(http.Response);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        http.Response.Headers.ContentLanguage = view.Language.Code;
        var document = new RazorComponentResult<Document>(
            new Dictionary<string, object?>
            {
                [nameof(Document.View)] = view,
                [nameof(Document.Page)] = page,
                [nameof(Document.Model)] = model,
            }
        )
        {
            PreventStreamingRendering = true,
            StatusCode = status,
        };
        return document.ExecuteAsync(http);
    }

    /// <summary>The language of a request: its parameter, else its cookie, else what its header prefers.</summary>
    internal static Language LanguageOf(HttpContext http) =>
        Language.Find(http.Request.Query[PageParameters.Language.Name].ToString())
        ?? Language.Find(http.Request.Cookies[LanguageCookie])
        ?? Language.Find(Api.Http.Language.Of(http.Request))
        ?? Language.Vietnamese;

    /// <summary>The colours of a request: its cookie, else as the machine prefers.</summary>
    internal static Theme ThemeOf(HttpContext http) => Theme.Find(http.Request.Cookies[ThemeCookie]) ?? Theme.Auto;

    private static void MapPage(
        this IEndpointRouteBuilder routes,
        string pattern,
        QueryParameter[] parameters,
        RequestDelegate answer
    )
    {
        var own = parameters.Where(one => PageParameters.All.All(known => known.Name != one.Name));
        routes
            .MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], answer)
            .WithMetadata(new TakesParameters([.. own, .. PageParameters.All]))
            .ExcludeFromDescription();
    }

    private static async Task AnswerAsync(HttpContext http, Func<Task<Rendered>> read)
    {
        UseLanguage(http);
        if (TidyQuery.Of(http) is { } tidy)
        {
            http.Response.Redirect(http.Request.Path + tidy);
            return;
        }

        if (Theme.Find(http.Request.Query[PageParameters.Theme.Name].ToString()) is { } chosen)
        {
            Keep(http, ThemeCookie, chosen.Code);
            var kept = http.Request.Query.Where(one => one.Key != PageParameters.Theme.Name);
            http.Response.Redirect(http.Request.Path + QueryString.Create(kept));
            return;
        }

        if (TypedDays.Of(http) is { } query)
        {
            http.Response.Redirect(http.Request.Path + query);
            return;
        }

        try
        {
            var done = await read();
            if (done.Location is { } location)
            {
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = location;
                return;
            }

            await RenderAsync(http, done.View, done.Page, done.Model!, done.Status);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var settings = http.RequestServices.GetRequiredService<ApiSettings>();
            var federation = http.RequestServices.GetRequiredService<IFederation>();
            await RefuseAsync(http, Failures.RefusalOf(e, federation, settings) ?? Unexpected(http, e));
        }
    }

    /// <summary>
    /// The texts of this request are looked up in its language; an address that names one has it kept.
    /// </summary>
    private static void UseLanguage(HttpContext http)
    {
        var language = LanguageOf(http);
        CultureInfo.CurrentUICulture = language.Culture;
        if (Language.Find(http.Request.Query[PageParameters.Language.Name].ToString()) is not null)
        {
            Keep(http, LanguageCookie, language.Code);
        }
    }

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(
            name,
            value,
            new()
            {
                Path = "/",
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            }
        );

    private static Refusal Unexpected(HttpContext http, Exception e)
    {
        var traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PageRoutes));
        LogUnexpected(log, e, traceId);
        return Failures.Unexpected(traceId);
    }

    /// <summary>What came of a request: a page, or another address.</summary>
    private sealed record Rendered(
        PageView View,
        Type Page,
        object? Model,
        int Status = StatusCodes.Status200OK,
        string? Location = null
    );

    [LoggerMessage(LogLevel.Error, "A page failed unexpectedly ({TraceId})")]
    private static partial void LogUnexpected(ILogger log, Exception e, string traceId);
}
