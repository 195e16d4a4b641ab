using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Reads reports: what somebody submits, and what the program itself has stored.</summary>
public static class ReportReader
{
    /// <summary>
    /// Reads the body of a submission, checks it against the catalogue and brings it into the form in which it
    /// counts: dates at the last day on which they may have been, nothing after the text's publication, and the
    /// totals that follow from their parts appended. All faults are named.
    /// </summary>
    /// <param name="json">The body, UTF-8.</param>
    /// <param name="catalogue">The codes that are known.</param>
    /// <param name="today">The last day that a figure may have, in Asia/Ho_Chi_Minh.</param>
    public static Checked<Report> Read(ReadOnlyMemory<byte> json, Catalogue catalogue, DateOnly today)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var report = new ReportFields(InputContext.Sent(faults, catalogue, today)).Read(PlacedJson.Parse(text, faults));
        return faults.Check(faults.Any || report is null ? null : TotalsFromParts.Derive(report, catalogue));
    }

    /// <summary>
    /// Reads what <see cref="ReportWriter"/> wrote: the report without derived totals, which
    /// <see cref="TotalsFromParts.Derive"/> restores. Nothing is checked against a catalogue or a day.
    /// </summary>
    /// <exception cref="FormatException">The writer did not write this; the message names the place.</exception>
    public static Report ReadStored(ReadOnlyMemory<byte> json)
    {
        var faults = new Faults(json);
        return faults.Trust(new ReportFields(InputContext.Stored(faults)).Read(PlacedJson.Parse(json, faults)));
    }
}
