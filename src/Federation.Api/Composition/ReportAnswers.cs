using Federation.Api.Problems;
using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Composition;

/// <summary>A committee's reports as the interface shows them.</summary>
public static class ReportAnswers
{
    /// <summary>Every revision of every report, in report order.</summary>
    public static async ValueTask<IReadOnlyList<ReportItem>> ListAsync(
        IFederation federation,
        CommitteeId committee,
        CancellationToken cancellationToken
    ) => [.. (await federation.Committee(committee).ReportsAsync(cancellationToken)).Select(entry => entry.ToWire())];

    /// <summary>One revision with its content; the highest where none is named.</summary>
    /// <exception cref="RefusalException">There is no such report.</exception>
    public static async ValueTask<ReportBody> ShowAsync(
        IFederation federation,
        CommitteeId committee,
        string key,
        int? revision,
        CancellationToken cancellationToken
    ) => ReportMapping.ToWire(await DetailAsync(federation, committee, key, revision, cancellationToken));

    /// <summary>The same before it is put into words.</summary>
    /// <exception cref="RefusalException">There is no such report.</exception>
    public static async ValueTask<ReportDetail> DetailAsync(
        IFederation federation,
        CommitteeId committee,
        string key,
        int? revision,
        CancellationToken cancellationToken
    ) =>
        await federation.Committee(committee).ReportAsync(key, revision, cancellationToken)
        ?? throw await UnknownAsync(federation, committee, key, cancellationToken);

    /// <summary>The refusal for a report that does not exist, with the nearest that do.</summary>
    public static async ValueTask<RefusalException> UnknownAsync(
        IFederation federation,
        CommitteeId committee,
        string key,
        CancellationToken cancellationToken
    )
    {
        var known = await federation.Committee(committee).ReportsAsync(cancellationToken);
        var keys = known.Select(entry => entry.Report.Head.Key).Distinct();
        return new(Refusals.UnknownReport(key, Core.Input.Nearest.To(key, keys)));
    }

    /// <summary>One revision as it is listed.</summary>
    public static ReportItem ToItem(ReportEntry entry) => entry.ToWire();

    /// <summary>What a receipt says.</summary>
    public static ReceiptBody ToBody(Receipt receipt) => receipt.ToWire();
}
