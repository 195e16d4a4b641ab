using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>What the page asks before a report is withdrawn.</summary>
/// <param name="Report">The report.</param>
/// <param name="Reason">What has been typed as the reason.</param>
/// <param name="Fault">What is wrong with it; null for nothing.</param>
public sealed record WithdrawModel(ReportItem Report, string Reason, string? Fault);
