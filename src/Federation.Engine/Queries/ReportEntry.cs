using Federation.Core.Reports;

namespace Federation.Engine.Queries;

/// <summary>One revision of a report.</summary>
/// <param name="Report">What is known of it, without its observations.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="Reason">Why it was withdrawn, where it was.</param>
/// <param name="Findings">How many findings name it.</param>
public sealed record ReportEntry(StatedReport Report, ReportState State, string? Reason, int Findings);
