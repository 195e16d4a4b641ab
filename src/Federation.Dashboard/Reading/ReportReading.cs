using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Reads one report, and what its revision changed.</summary>
internal static class ReportReading
{
    private static readonly QueryParameter Received = new("received", "Whether the report has just come in.")
    {
        IsFlag = true,
    };

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } = [Parameters.Revision, Received];

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var key = (string)call.Http.Request.RouteValues["key"]!;
        var revision = call.Query.Whole(Parameters.Revision);
        var isReceipt = call.Query.Flag(Received);
        call.Query.Check();
        var body = await ShowAsync(call, key, revision);
        var before = body.Revisions.LastOrDefault(one => one.Revision < body.Report.Revision)?.Revision;
        var differences = before is null
            ? null
            : ReportDifference.Between((await ShowAsync(call, key, before)).Observations, body.Observations);
        return new ReportModel
        {
            Body = body,
            Differences = differences,
            Against = before,
            IsReceipt = isReceipt,
            Draft = isReceipt ? $"{call.Committee}|{key}" : null,
        };
    }

    private static ValueTask<ReportBody> ShowAsync(PageCall call, string key, int? revision) =>
        ReportAnswers.ShowAsync(call.Federation, call.Committee, key, revision, call.Aborted);
}
