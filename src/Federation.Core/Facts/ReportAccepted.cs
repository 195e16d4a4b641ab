using Federation.Core.Reports;

namespace Federation.Core.Facts;

/// <summary>A report was accepted.</summary>
/// <param name="Report">The report, with the totals derived from its parts.</param>
/// <param name="Content">The SHA-256 of its canonical content, hexadecimal.</param>
public sealed record ReportAccepted(Report Report, string Content) : Fact;
