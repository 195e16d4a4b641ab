using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>Reads committees to be made known.</summary>
public static class CommitteeReader
{
    /// <summary>
    /// Reads <c>{"id","parent"?,"level","names","establishedOn"?,"establishedPrecision"?,"codes"?,"kind"?}</c>.
    /// Without <c>establishedOn</c> the committee has been there since ever; without an English name it has its
    /// Vietnamese one. A date known to the month or year holds from its last day.
    /// </summary>
    /// <param name="json">The body, UTF-8.</param>
    /// <param name="catalogue">The levels that are known.</param>
    /// <param name="today">Today in Asia/Ho_Chi_Minh; a committee may be decided up to ten years ahead.</param>
    public static Checked<NewCommittee> Read(ReadOnlyMemory<byte> json, Catalogue catalogue, DateOnly today)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var context = InputContext.Sent(faults, catalogue, today);
        return faults.Check(new CommitteeFields(context).Committee(PlacedJson.Parse(text, faults)));
    }
}
