using System.Collections.Immutable;
using Federation.Core.Reports;
using Federation.Core.Rules;

namespace Federation.Engine.Queries;

/// <summary>One report with its content.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Content">The report as it was accepted, derived totals included.</param>
/// <param name="Revisions">Every revision of its key, lowest first.</param>
/// <param name="Findings">The findings that name it.</param>
public sealed record ReportDetail(
    ReportEntry Entry,
    Report Content,
    ImmutableArray<ReportEntry> Revisions,
    ImmutableArray<Finding> Findings
);
