using Federation.Core.Committees;
using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>Reads what happens to committees.</summary>
public static class EventReader
{
    /// <summary>
    /// Reads <c>{"key","kind","decidedOn"?,"effectiveFrom","effectivePrecision"?,"document"?,…}</c> with what its
    /// kind needs: <c>names</c> (renamed), <c>level</c> (upgraded, downgraded), <c>from</c> (split), <c>codes</c>,
    /// <c>unitKind</c>, <c>parent</c> (transferred), <c>into</c> (merged into), <c>indicators</c> (counts from
    /// below; absent or empty for all). A date known to the month or year holds from its last day.
    /// </summary>
    /// <param name="json">The body, UTF-8.</param>
    /// <param name="catalogue">The levels and indicators that are known.</param>
    /// <param name="today">
    /// Today in Asia/Ho_Chi_Minh: the last day on which something may have been decided; it may take effect up to
    /// ten years later.
    /// </param>
    public static Checked<CommitteeEvent> Read(ReadOnlyMemory<byte> json, Catalogue catalogue, DateOnly today)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var fields = Fields.Open(faults, PlacedJson.Parse(text, faults), CommitteeFields.EventNames);
        var context = InputContext.Sent(faults, catalogue, today);
        return faults.Check(fields is null ? null : new CommitteeFields(context).Event(fields));
    }

    /// <summary>Reads what <see cref="EventWriter"/> wrote.</summary>
    /// <exception cref="FormatException">The writer did not write this; the message names the place.</exception>
    public static CommitteeEvent ReadStored(ReadOnlyMemory<byte> json)
    {
        var faults = new Faults(json);
        var fields = Fields.Open(faults, PlacedJson.Parse(json, faults), EventWriter.Names);
        return faults.Trust(fields is null ? null : Stored(faults, fields));
    }

    private static CommitteeEvent? Stored(Faults faults, Fields fields)
    {
        var key = faults.Text(fields.Need("key"), InputLimits.CodeLengthMax);
        var kind = faults.Choice<EventKind>(fields.Need("kind"));
        var from = faults.Day(fields.Need("effectiveFrom"));
        var indicators = fields.Find("indicators");
        return key is null || kind is null || from is null
            ? null
            : new(
                key,
                kind.Value,
                from.Value,
                faults.Day(fields.Find("decidedOn")),
                faults.Text(fields.Find("document"), InputLimits.NameLengthMax),
                faults.Committee(fields.Find("other")),
                faults.Labels(fields.Find("names")),
                faults.Text(fields.Find("level"), InputLimits.CodeLengthMax),
                faults.OfficialCodes(fields.Find("codes")),
                faults.Text(fields.Find("unitKind"), InputLimits.CodeLengthMax),
                indicators is null ? default : faults.KnownCodes(indicators, InputLimits.IndicatorsMax, _ => null),
                faults.Committee(fields.Find("mergedFrom")),
                faults.Text(fields.Find("effectivePrecision"), InputLimits.CodeLengthMax)
            );
    }
}
