namespace Federation.Core.Facts;

/// <summary>
/// A report was withdrawn: its figures go, its history stays. A higher revision may replace it later.
/// </summary>
/// <param name="Key">The report's key.</param>
/// <param name="Revision">The revision that stood; it and every lower one no longer count.</param>
/// <param name="Reason">Why.</param>
public sealed record ReportWithdrawn(string Key, int Revision, string Reason) : Fact;
