using Federation.Api.Composition;
using Federation.Core.Input;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Reading;

/// <summary>Withdraws a report, after asking why.</summary>
internal static class WithdrawReading
{
    private const string ReasonField = "reason";

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        call.Query.Check();
        return await ModelAsync(call, "", null);
    }

    public static async ValueTask<FormAnswer> AnswerAsync(FormCall form)
    {
        var call = form.Page;
        call.Query.Check();
        var reason = form.Form[ReasonField].ToString().Trim();
        var fault =
            !form.IsTrusted ? Strings.FormExpired
            : reason.Length == 0 ? Strings.WithdrawReasonMissing
            : reason.Length > InputLimits.ReasonLengthMax
                ? call.View.Write.Fill(Strings.WithdrawReasonLong, InputLimits.ReasonLengthMax)
            : null;
        var model = await ModelAsync(call, reason, fault);
        if (fault is not null)
        {
            return FormAnswer.Again(
                model,
                form.IsTrusted ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest
            );
        }

        var from = call.Http.Connection.RemoteIpAddress?.ToString();
        await call
            .Federation.Committee(call.Committee)
            .WithdrawAsync(model.Report.Key, reason, new Actor(null, from), call.Aborted);
        return FormAnswer.To(call.View.Href($"/c/{call.Committee}{Tab.Reports.Suffix}/{model.Report.Key}"));
    }

    private static async ValueTask<WithdrawModel> ModelAsync(PageCall call, string reason, string? fault)
    {
        var key = (string)call.Http.Request.RouteValues["key"]!;
        var body = await ReportAnswers.ShowAsync(call.Federation, call.Committee, key, null, call.Aborted);
        return new(body.Report, reason, fault);
    }
}
