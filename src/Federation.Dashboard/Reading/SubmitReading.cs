using System.Globalization;
using System.Security.Cryptography;
using Federation.Api;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Plans;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Reads a form, checks it with the interface's own reader and the committee's dry run, and sends it once it has been
/// checked just so. Whatever is wrong, what was typed stays.
/// </summary>
internal static class SubmitReading
{
    private const int TypedLengthMax = 5000;
    private const int RecentMax = 4;
    private const int OlderMax = 20;

    /// <summary>The parameters of the address that a form is sent to.</summary>
    public static QueryParameter[] TakenByForm { get; } = [.. SubmitFrameReading.Taken, Parameters.DryRun];

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        if (call.View.Head!.Absence is not null)
        {
            // What it has reported cannot be laid beside what would be typed.
            return new SubmitModel
            {
                Plans = [],
                Reports = [],
                Form = null,
            };
        }

        if (await SubmitFrameReading.ReadAsync(call) is not { } frame)
        {
            return await ModelAsync(call, null);
        }

        var parts = new HashSet<string>(StringComparer.Ordinal);
        var rows = RowsOf(call, frame, parts);
        var typed = SubmitDefaults.Of(frame, rows, call.View);
        return await ModelAsync(
            call,
            FormOf(call, frame, typed, parts, rows, Compose(frame, typed, rows, call.Catalogue))
        );
    }

    public static async ValueTask<FormAnswer> AnswerAsync(FormCall sent)
    {
        var call = sent.Page;
        var isDryRun = call.Query.Flag(Parameters.DryRun);
        if (await SubmitFrameReading.ReadAsync(call) is not { } frame)
        {
            return FormAnswer.Again(await ModelAsync(call, null), StatusCodes.Status422UnprocessableEntity);
        }

        var typed = Typed(sent.Form);
        var action = isDryRun ? "check" : typed.GetValueOrDefault(SubmitFields.Action, "check");
        AddRows(typed, action);
        var parts = PartsOf(call, typed, action);
        var rows = RowsOf(call, frame, parts);
        int? pasted = action == "paste" ? Paste(call, typed, rows) : null;
        if (frame.Corrects is { } corrected)
        {
            // Another key would be another report.
            typed[SubmitFields.Key] = corrected.Content.Key;
        }

        var json = Compose(frame, typed, rows, call.Catalogue);
        var form = FormOf(call, frame, typed, parts, rows, json) with { Pasted = pasted };
        if (!sent.IsTrusted)
        {
            var expired = form with { Faults = [new(null, Strings.FormExpired, null)] };
            return FormAnswer.Again(await ModelAsync(call, expired), StatusCodes.Status400BadRequest);
        }

        var (done, location, status) = action is "check" or "submit" or "paste"
            ? await CheckAsync(call, form, json, action == "submit")
            : (form, null, StatusCodes.Status200OK);
        if (location is not null)
        {
            return FormAnswer.To(location);
        }

        // What a script asks while one types is answered, whatever it says of the form.
        var isAsked = isDryRun || action == "paste";
        return FormAnswer.Again(await ModelAsync(call, done), isAsked ? StatusCodes.Status200OK : status);
    }

    private static async ValueTask<(SubmitForm Form, string? Location, int Status)> CheckAsync(
        PageCall call,
        SubmitForm form,
        SubmitJson json,
        bool isMeant
    )
    {
        var read = ReportReader.Read(json.Bytes, call.Catalogue, call.View.Today);
        var faults = SubmitFaults.Of(call, form, json, read.Faults);
        if (faults.Count > 0)
        {
            return (SubmitFaults.Placed(form, faults), null, StatusCodes.Status422UnprocessableEntity);
        }

        var content = Convert.ToHexStringLower(SHA256.HashData(json.Bytes));
        var isSent = isMeant && form[SubmitFields.Checked] == content;
        try
        {
            var from = call.Http.Connection.RemoteIpAddress?.ToString();
            var receipt = await call
                .Federation.Committee(call.Committee)
                .SubmitAsync(read.Value, new Actor(null, from), !isSent, call.Aborted);
            if (isSent)
            {
                return (form, ReceiptHref(call, receipt), StatusCodes.Status303SeeOther);
            }

            form = form with
            {
                Findings = ReportAnswers.ToBody(receipt).Findings,
                Checked = content,
                IsChanged = isMeant,
            };
            return (form, null, StatusCodes.Status200OK);
        }
        catch (Exception e)
            when (e
                    is RequestRefusedException
                        or FederationBusyException
                        or JournalUnavailableException
                        or JournalConflictException
            )
        {
            // Nothing was written; what was typed has to stay, so this is said on the form itself.
            var settings = call.Http.RequestServices.GetRequiredService<ApiSettings>();
            var refusal = Failures.RefusalOf(e, null, settings)!;
            SubmitFault said = new(SubmitFields.Key, refusal.Detail.In(call.View.Language.Code), Strings.ReportsKey);
            var again = form with { Faults = [refusal.Status < 500 ? said : said with { Field = null, Label = null }] };
            return (again, null, refusal.Status);
        }
    }

    private static string ReceiptHref(PageCall call, Receipt receipt) =>
        call.View.Href(
            $"/c/{call.Committee}{Tab.Reports.Suffix}/{receipt.Key}",
            ("revision", receipt.Revision.ToString(CultureInfo.InvariantCulture)),
            ("received", "true")
        );

    private static SubmitJson Compose(
        SubmitFrame frame,
        Dictionary<string, string> typed,
        IReadOnlyList<SubmitRow> rows,
        Catalogue catalogue
    ) =>
        SubmitJson.Of(
            field => typed.GetValueOrDefault(field, ""),
            rows,
            frame.Corrects is { } corrected ? ReportJson.Of(corrected.Content) : null,
            frame.Revision,
            frame.Period,
            catalogue
        );

    private static SubmitForm FormOf(
        PageCall call,
        SubmitFrame frame,
        Dictionary<string, string> typed,
        HashSet<string> parts,
        IReadOnlyList<SubmitRow> rows,
        SubmitJson json
    )
    {
        var key = typed.GetValueOrDefault(SubmitFields.Key, "");
        var existing = frame.Corrects is null
            ? frame.Reports.LastOrDefault(entry => entry.Report.Head.Key == key || IsOf(entry, frame))
            : null;
        return new()
        {
            Plan = frame.Plan,
            Period = frame.Period,
            Corrects = frame.Corrects is { } corrected ? ReportAnswers.ToItem(corrected.Entry) : null,
            Revision = frame.Revision,
            Typed = typed,
            Parts = parts,
            Kept = frame.Corrects?.Content,
            Existing = existing is null ? null : ReportAnswers.ToItem(existing),
            Lines = [.. rows.Select(row => LineOf(frame, row, typed, json))],
        };
    }

    private static bool IsOf(ReportEntry entry, SubmitFrame frame) =>
        entry.State == ReportState.Standing
        && frame.Period is { } period
        && entry.Report.Head.Time == FigureTime.Over(period);

    private static SubmitLine LineOf(
        SubmitFrame frame,
        SubmitRow row,
        Dictionary<string, string> typed,
        SubmitJson json
    )
    {
        var last = frame.LastOf(row);
        var isComparable = last is not null && IsComparable(frame, row, last);
        Quantity? change =
            isComparable && json.Quantities.TryGetValue(row.Id, out var now) ? now.Minus(last!.Quantity) : null;
        return new()
        {
            Row = row,
            Value = typed.GetValueOrDefault(SubmitFields.Value(row.Id), ""),
            Bound = typed.GetValueOrDefault(SubmitFields.Bound(row.Id), EnumCodes<Bound>.Of(Bound.Exact)),
            Upper = typed.GetValueOrDefault(SubmitFields.Upper(row.Id), ""),
            Locator = typed.GetValueOrDefault(SubmitFields.Locator(row.Id), ""),
            Status = typed.GetValueOrDefault(SubmitFields.Status(row.Id), ""),
            Precision = typed.GetValueOrDefault(SubmitFields.Precision(row.Id), ""),
            Last = last,
            IsComparable = isComparable,
            Change = change is { } c ? Amounts.Of(c) : null,
            Either = json.Either.TryGetValue(row.Id, out var two) ? two : null,
            Means = typed.GetValueOrDefault(SubmitFields.Means(row.Id)),
            Faults = [],
        };
    }

    /// <summary>A quarter is not compared with a year.</summary>
    private static bool IsComparable(SubmitFrame frame, SubmitRow row, LastFigure last)
    {
        var time = row.Time ?? (frame.Period is { } period ? FigureTime.Over(period) : default);
        return last.Time.IsDate || Math.Abs(time.Period.Days - last.Time.Period.Days) <= 3;
    }

    private static IReadOnlyList<SubmitRow> RowsOf(PageCall call, SubmitFrame frame, HashSet<string> parts) =>
        new SubmitSheet(call.Catalogue).Rows(frame.Observations, frame.Plan, frame.Period, parts);

    /// <summary>What was typed, by the name of the field.</summary>
    internal static Dictionary<string, string> Typed(IFormCollection form)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            var text = values.Count > 0 ? values[0] ?? "" : "";
            var isLong = text.Length > TypedLengthMax && name != SubmitFields.Paste;
            typed[name] = isLong ? text[..TypedLengthMax] : text;
        }

        foreach (var name in typed.Keys.Where(name => name != SubmitFields.Paste).ToList())
        {
            typed[name] = typed[name].Trim();
        }

        return typed;
    }

    /// <summary>The dimensions that are open, after the one that is opened or closed now.</summary>
    private static HashSet<string> PartsOf(PageCall call, Dictionary<string, string> typed, string action)
    {
        var parts = typed
            .GetValueOrDefault(SubmitFields.Parts, "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        if (action.StartsWith("open:", StringComparison.Ordinal))
        {
            parts.Add(action["open:".Length..]);
        }

        if (action.StartsWith("close:", StringComparison.Ordinal))
        {
            parts.Remove(action["close:".Length..]);
        }

        parts.RemoveWhere(part => !IsPart(call, part));
        return parts;
    }

    /// <summary>More rows for targets or claims, where they are asked for.</summary>
    internal static void AddRows(Dictionary<string, string> typed, string action)
    {
        if (action is "add:" + SubmitFields.TargetRows or "add:" + SubmitFields.ClaimRows)
        {
            var rows = action["add:".Length..];
            var more = SubmitExtras.RowsOf(typed.GetValueOrDefault(rows, "")) + SubmitExtras.RowsMore;
            typed[rows] = more.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static bool IsPart(PageCall call, string part) =>
        part.Split(SubmitSheet.PartSeparator) is [var indicator, var dimension]
        && call.Catalogue.Find(indicator)?.Find(dimension) is not null;

    private static int Paste(PageCall call, Dictionary<string, string> typed, IReadOnlyList<SubmitRow> rows)
    {
        var first = typed.GetValueOrDefault(SubmitFields.PasteAt, "");
        var table = PastedTable.Read(
            typed.GetValueOrDefault(SubmitFields.Paste, ""),
            rows,
            call.Catalogue,
            first.Length == 0 ? null : first
        );
        foreach (var (row, text) in table.Values)
        {
            typed[SubmitFields.Value(row)] = text;
            typed[SubmitFields.Bound(row)] = EnumCodes<Bound>.Of(Bound.Exact);
            typed.Remove(SubmitFields.Means(row));
        }

        typed[SubmitFields.Paste] = string.Join('\n', table.Rest);
        return table.Values.Count;
    }

    private static async ValueTask<IReadOnlyList<PlanChoice>> PlansAsync(PageCall call)
    {
        var choices = new List<PlanChoice>();
        foreach (var plan in SubmitFrameReading.PlansOf(call))
        {
            var recent = new List<(string, Standing?)>();
            var period = PlanCalendar.LastEnded(plan, call.View.Today)!.Value;
            for (var i = 0; i < RecentMax; i++, period = PlanCalendar.PeriodOf(plan, period.From.AddDays(-1)))
            {
                var standing = await CompletenessAnswers.OfAsync(
                    call.Federation,
                    call.Committee,
                    period,
                    call.View.Today,
                    call.Aborted
                );
                var item = standing.FirstOrDefault(one => one.Plan == plan.Code);
                recent.Add((PeriodNames.NameOf(period), item is null ? null : Standing.Of(item, call.View.Today)));
            }

            var older = new List<string> { PeriodNames.NameOf(PlanCalendar.PeriodOf(plan, call.View.Today)) };
            for (var i = 0; i < OlderMax; i++, period = PlanCalendar.PeriodOf(plan, period.From.AddDays(-1)))
            {
                older.Add(PeriodNames.NameOf(period));
            }

            choices.Add(new(plan, recent, older));
        }

        return choices;
    }

    private static async ValueTask<SubmitModel> ModelAsync(PageCall call, SubmitForm? form)
    {
        var reports = form is null ? await ReportAnswers.ListAsync(call.Federation, call.Committee, call.Aborted) : [];
        return new()
        {
            Plans = form is null ? await PlansAsync(call) : [],
            Reports = [.. reports.Where(report => report.State == ReportState.Standing).Reverse()],
            Form = form,
        };
    }
}
