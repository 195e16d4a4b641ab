using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Federation.Api;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Shows a committee's targets, and sets those that a superior decides: checked first, then stored as checked.
/// </summary>
internal static partial class TargetsReading
{
    /// <summary>The period of all that are set at once.</summary>
    public const string PeriodField = "period";

    /// <summary>Who sets them.</summary>
    public const string SetByField = "setBy";

    /// <summary>The page's address below the committee's.</summary>
    public const string Suffix = "/targets";

    private static readonly QueryParameter Recorded = new("recorded", "Whether targets have just been set.")
    {
        IsFlag = true,
    };

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } = [Recorded];

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var isDone = call.Query.Flag(Recorded);
        call.Query.Check();
        var year = call.View.Today.Year.ToString(CultureInfo.InvariantCulture);
        var form = FormOf(new(StringComparer.Ordinal) { [PeriodField] = year });
        return await ModelAsync(call, form) with { IsDone = isDone };
    }

    public static async ValueTask<FormAnswer> AnswerAsync(FormCall sent)
    {
        var call = sent.Page;
        call.Query.Check();
        var typed = SubmitReading.Typed(sent.Form);
        var action = typed.GetValueOrDefault(SubmitFields.Action, "check");
        SubmitReading.AddRows(typed, action);
        var form = FormOf(typed);
        if (!sent.IsTrusted)
        {
            form = form with { Faults = [new(null, Strings.FormExpired, null)] };
            return FormAnswer.Again(await ModelAsync(call, form), StatusCodes.Status400BadRequest);
        }

        return action is "check" or "set"
            ? await CheckAsync(call, form, action == "set")
            : FormAnswer.Again(await ModelAsync(call, form), StatusCodes.Status200OK);
    }

    private static async ValueTask<FormAnswer> CheckAsync(PageCall call, SubmitForm form, bool isMeant)
    {
        var faults = new List<(string Field, string Message)>();
        var extras = new SubmitExtras(field => TypedOf(form, field), faults);
        var json = Compose(call, form, extras);
        var read = TargetsReader.Read(json, call.Catalogue, call.View.Today);
        List<SubmitFault> found =
        [
            .. faults.Select(one => new SubmitFault(one.Field, one.Message, Strings.SubmitTarget)),
            .. read.Faults.Select(fault => Placed(call, fault, extras)),
        ];
        if (found.Count > 0)
        {
            form = form with { Faults = [.. found.DistinctBy(fault => (fault.Field, fault.Message))] };
            return FormAnswer.Again(await ModelAsync(call, form), StatusCodes.Status422UnprocessableEntity);
        }

        var content = Convert.ToHexStringLower(SHA256.HashData(json));
        if (isMeant && form[SubmitFields.Checked] == content)
        {
            return await SetAsync(call, form, read.Value);
        }

        form = form with { Checked = content, IsChanged = isMeant };
        var model = await ModelAsync(call, form) with
        {
            Preview = [.. read.Value.Select(target => ExtraTexts.Of(target, call.View))],
        };
        return FormAnswer.Again(model, StatusCodes.Status200OK);
    }

    private static async ValueTask<FormAnswer> SetAsync(PageCall call, SubmitForm form, ImmutableArray<Target> targets)
    {
        try
        {
            var from = call.Http.Connection.RemoteIpAddress?.ToString();
            await call
                .Federation.Committee(call.Committee)
                .SetTargetsAsync(targets, new Actor(null, from), call.Aborted);
            return FormAnswer.To(call.View.Href($"/c/{call.Committee}{Suffix}", (Recorded.Name, "true")));
        }
        catch (Exception e)
            when (e
                    is RequestRefusedException
                        or FederationBusyException
                        or JournalUnavailableException
                        or JournalConflictException
            )
        {
            // Nothing was written, and nothing typed is lost.
            var settings = call.Http.RequestServices.GetRequiredService<ApiSettings>();
            var refusal = Failures.RefusalOf(e, null, settings)!;
            form = form with { Faults = [new(null, refusal.Detail.In(call.View.Language.Code), null)] };
            return FormAnswer.Again(await ModelAsync(call, form), refusal.Status);
        }
    }

    /// <summary>Who sets them and for when is typed once for all the rows.</summary>
    private static string TypedOf(SubmitForm form, string field) =>
        field.StartsWith("target", StringComparison.Ordinal) && field.EndsWith("-period", StringComparison.Ordinal)
            ? form[PeriodField]
            : form[field];

    /// <summary>The very body that a program would send.</summary>
    private static byte[] Compose(PageCall call, SubmitForm form, SubmitExtras extras)
    {
        var rows = new JsonObject();
        extras.Write(rows, null, call.Catalogue);
        var items = new JsonArray();
        foreach (var row in ReportJson.Items(rows, "targets"))
        {
            var item = row.DeepClone().AsObject();
            item.Remove("period");
            items.Add((JsonNode)item);
        }

        var body = new JsonObject { ["period"] = form[PeriodField], ["items"] = items };
        if (form[SetByField] is { Length: > 0 } setBy)
        {
            body["setBy"] = setBy;
        }

        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static SubmitFault Placed(PageCall call, Fault fault, SubmitExtras extras)
    {
        var message = SubmitWords.Of(fault, call.View.Language);
        if (fault.Field is PeriodField or SetByField)
        {
            var isPeriod = fault.Field == PeriodField;
            return new(fault.Field, message, isPeriod ? Strings.PeriodChoose : Strings.SubmitSetBy);
        }

        var place = Item().Match(fault.Field ?? "");
        var row = place.Success ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var part = place.Groups[2].Value switch
        {
            "breakdown" => "part",
            "value" or "upper" or "bound" => "value",
            "locator" => "locator",
            _ => "indicator",
        };
        // Where no row says anything, the first is the one to begin with.
        var fields = extras.FieldsOf("targets", row) ?? SubmitFields.TargetOf(0);
        return new($"{fields}-{part}", message, Strings.SubmitTarget);
    }

    private static SubmitForm FormOf(Dictionary<string, string> typed) =>
        new()
        {
            Plan = null,
            Period = null,
            Corrects = null,
            Revision = 0,
            Typed = typed,
            Lines = [],
            Parts = new HashSet<string>(),
        };

    private static async ValueTask<TargetsModel> ModelAsync(PageCall call, SubmitForm form)
    {
        var all = await TargetAnswers.ListAsync(call.Federation, call.Committee, null, call.Aborted);
        return new()
        {
            Targets =
            [
                .. all
                    .Items.OrderByDescending(target => target.Period.Split('/')[1], StringComparer.Ordinal)
                    .ThenByDescending(target => target.Period, StringComparer.Ordinal),
            ],
            Form = form,
        };
    }

    [GeneratedRegex(@"^items\[([0-9]+)\](?:\.(\w+))?")]
    private static partial Regex Item();
}
