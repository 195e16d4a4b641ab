using System.Reflection;
using Federation.Api.Composition;
using Federation.Api.Hosting;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Dashboard.Text;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Serving;

/// <summary>Reads what all pages have in common: the day, the committee and those above it.</summary>
internal static class CommitteeCalls
{
    /// <summary>No tree is deeper.</summary>
    private const int DepthMax = 64;

    /// <summary>The code of the fault that a text is no day.</summary>
    private const string NotADate = "not-a-date";

    private static readonly string Version =
        typeof(CommitteeCalls)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "0";

    /// <summary>A page of the committee that the address names.</summary>
    public static async Task<PageCall> ReadAsync(HttpContext http, Tab tab)
    {
        var federation = http.RequestServices.GetRequiredService<IFederation>();
        var committee = Committees.Named(federation, (string)http.Request.RouteValues["id"]!);
        federation = new PatientFederation(federation, committee);
        var query = new Query(http);
        var asked = query.Day(Parameters.Day);
        query.Check();
        var view = await ViewAsync(http, asked);
        var head = await HeadAsync(federation, committee, view.AsOf, http.RequestAborted);
        if (asked is null && head.EndedOn is { } ended)
        {
            // What is over is shown as it was on its last day.
            view = view with
            {
                AsOf = ended.AddDays(-1),
            };
            head = await HeadAsync(federation, committee, view.AsOf, http.RequestAborted);
        }

        return new()
        {
            Http = http,
            Federation = federation,
            Query = query,
            View = view with { Head = head, Tab = tab },
            Of = committee,
        };
    }

    /// <summary>A page that is no committee's.</summary>
    public static async Task<PageCall> PlainAsync(HttpContext http, string title)
    {
        var query = new Query(http);
        var asked = query.Day(Parameters.Day);
        query.Check();
        return new()
        {
            Http = http,
            Federation = http.RequestServices.GetRequiredService<IFederation>(),
            Query = query,
            View = await ViewAsync(http, asked) with { Title = title },
        };
    }

    /// <summary>The view of a page before its committee is known.</summary>
    public static async Task<PageView> ViewAsync(HttpContext http, DateOnly? asked)
    {
        var federation = http.RequestServices.GetRequiredService<IFederation>();
        var today = http.RequestServices.GetRequiredService<Calendar>().Today;
        var request = http.Request;
        return new()
        {
            Write = new(PageRoutes.LanguageOf(http)),
            Theme = PageRoutes.ThemeOf(http),
            Today = today,
            AsOf = asked ?? today,
            AskedFor = asked,
            Catalogue = federation.Catalogue,
            Path = request.Path,
            Parameters =
            [
                .. request
                    .Query.Where(one => one.Key != PageParameters.Language.Name)
                    .Select(one => KeyValuePair.Create(one.Key, one.Value.ToString())),
            ],
            Address = $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}",
            Root = await RootAsync(federation, today, http.RequestAborted),
            Version = Version,
            IsStorageAway = http.RequestServices.GetRequiredService<Readiness>().IsStorageAway,
        };
    }

    /// <summary>
    /// The view of a page that says what is wrong. Where only the day is, it is the committee's still, and the fault is
    /// shown at the field.
    /// </summary>
    public static async Task<PageView> RefusedViewAsync(HttpContext http, Refusal refusal)
    {
        var view = await ViewAsync(http, null);
        view = view with { Title = view.Write.Name(refusal.Title) };
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
        {
            return view with { Head = await KnownHeadAsync(http, view.AsOf) };
        }

        var fault = refusal.Faults.FirstOrDefault(one => one.Field == PageView.AsOfName);
        var federation = http.RequestServices.GetRequiredService<IFederation>();
        if (
            fault is null
            || !CommitteeId.TryParse(http.Request.RouteValues["id"] as string ?? "", out var committee)
            || await CommitteeAnswers.TryProfileAsync(federation, committee, view.AsOf, http.RequestAborted) is null
        )
        {
            return view;
        }

        var typed = http.Request.Query[PageView.AsOfName].ToString();
        var message =
            fault.Code == NotADate ? view.Write.Fill(Strings.DayFault, typed) : view.Write.Name(fault.Message);
        return view with
        {
            Head = await HeadAsync(federation, committee, view.AsOf, http.RequestAborted),
            DayFault = new(typed, message),
        };
    }

    /// <summary>What stands above the pages of the committee in the address; null where it is not known.</summary>
    private static async Task<CommitteeHead?> KnownHeadAsync(HttpContext http, DateOnly asOf)
    {
        var federation = http.RequestServices.GetRequiredService<IFederation>();
        if (!CommitteeId.TryParse(http.Request.RouteValues["id"] as string ?? "", out var committee))
        {
            return null;
        }

        try
        {
            var patient = new PatientFederation(federation, committee);
            return await HeadAsync(patient, committee, asOf, http.RequestAborted);
        }
        catch (Exception e) when (e is CommitteeUnknownException or FederationBusyException)
        {
            return null;
        }
    }

    /// <summary>A committee as pages link to it.</summary>
    public static async ValueTask<CommitteeLink> LinkAsync(
        IFederation federation,
        string id,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        var profile = await CommitteeAnswers.TryProfileAsync(
            federation,
            CommitteeId.Parse(id),
            asOf,
            cancellationToken
        );
        return new(id, profile?.Names);
    }

    /// <summary>The top of the tree: of the highest level that has one, the first without a parent.</summary>
    public static async ValueTask<CommitteeLink?> RootAsync(
        IFederation federation,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        foreach (var level in federation.Catalogue.Levels)
        {
            var page = await federation.SearchAsync(new(null, level.Code, null, today, 50, null), cancellationToken);
            var root = page.Entries.FirstOrDefault(entry => entry is { IsActive: true, Parent: null });
            if (root is not null)
            {
                return new(root.Id.ToString(), new() { Vi = root.Names.Vi, En = root.Names.En });
            }
        }

        return null;
    }

    private static async Task<CommitteeHead> HeadAsync(
        IFederation federation,
        CommitteeId committee,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        var profile = await CommitteeAnswers.ProfileAsync(federation, committee, asOf, cancellationToken);
        var ancestors = new List<CommitteeLink>();
        for (var at = profile.Parent; at is not null && ancestors.Count < DepthMax; )
        {
            var id = CommitteeId.Parse(at);
            var above = await CommitteeAnswers.TryProfileAsync(federation, id, asOf, cancellationToken);
            ancestors.Insert(0, new(at, above?.Names));
            at = above?.Parent;
        }

        var level = federation.Catalogue.Levels.FirstOrDefault(one => one.Code == profile.Level)?.Labels;
        var end = profile.Events.FirstOrDefault(e => e.Kind is EventKind.MergedInto or EventKind.Dissolved);
        return new()
        {
            Profile = profile,
            Ancestors = ancestors,
            Level = new() { Vi = level?.Vi ?? profile.Level, En = level?.En ?? profile.Level },
            EndedOn = end?.EffectiveFrom,
            Absence = federation.AbsenceOf(committee),
            Successor = profile.Successor is null
                ? null
                : await LinkAsync(federation, profile.Successor, end?.EffectiveFrom ?? asOf, cancellationToken),
        };
    }
}
