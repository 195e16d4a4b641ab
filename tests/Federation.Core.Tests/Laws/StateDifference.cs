using Federation.Core.Series;
using Federation.Core.State;

namespace Federation.Core.Tests.Laws;

/// <summary>
/// Where two states of one committee differ, in whatever they keep. A key of which nothing is left is as good as none, and
/// where in the journal a report stands depends on the order of acceptance.
/// </summary>
internal static class StateDifference
{
    public static string? First(CommitteeState a, CommitteeState b) =>
        Lines(a)
            .Zip(Lines(b))
            .Where(pair => pair.First != pair.Second)
            .Select(p => $"{p.First}\n{p.Second}")
            .FirstOrDefault()
        ?? (Lines(a).Count == Lines(b).Count ? null : $"{a.Id}: {Lines(a).Count} and {Lines(b).Count} lines");

    /// <summary>All that a state holds, one line each.</summary>
    private static List<string> Lines(CommitteeState state)
    {
        var lines = new List<string>
        {
            $"{state.Id} activity {state.Context.Activity}",
            $"{state.Id} moves on {string.Join(' ', state.Context.MoveDays)}",
            $"{state.Id} unit {string.Join(' ', state.Context.OwnUnit.Changes)}",
            $"{state.Id} units {string.Join(' ', state.Context.Units.Changes)}",
            $"{state.Id} crossings {string.Join(' ', state.Crossings)}",
            $"{state.Id} follows {string.Join(' ', state.Follows)}",
        };
        lines.AddRange(state.LevelsBelow.Select(l => $"{state.Id} {l.Key} {string.Join(' ', l.Value.Changes)}"));
        foreach (var (key, known) in state.Keys)
        {
            lines.AddRange(Of(known).Where(l => l.What.Length > 0).Select(l => $"{state.Id} {key} {l.Name}: {l.What}"));
        }

        return lines;
    }

    private static IEnumerable<(string Name, string What)> Of(KeyState key)
    {
        yield return ("own", Of(key.Own));
        yield return ("subtree", Of(key.Subtree));
        if (key.Stock is { } stock)
        {
            yield return ("children", string.Join(' ', stock.Children.Changes));
            yield return ("oldest", string.Join(' ', stock.ChildrenOldest));
            yield return ("moves", string.Join(' ', stock.Moves));
            yield return ("carried", string.Join(' ', stock.Carried));
        }

        if (key.Flow is { } flow)
        {
            yield return ("reported", string.Join(' ', flow.ChildrenReported));
            yield return ("tiles", Of(flow.TilesBelow));
            yield return ("others", flow.OthersBelow == 0 ? "" : $"{flow.OthersBelow}");
            yield return ("kept", string.Join(' ', flow.Kept.Order()));
            yield return ("cells", string.Join(' ', flow.Others.Select(c => $"{c.Key} {Of(c.Value)}")));
        }

        if (key.Ratio is { } ratio)
        {
            yield return ("ratios", string.Join(' ', ratio.All));
        }
    }

    private static string Of(Statements statements) =>
        string.Join(' ', statements.Standing.Select(Of)) + Beside(string.Join(' ', statements.Overruled.Select(Of)));

    private static string Beside(string overruled) => overruled.Length == 0 ? "" : $" over {overruled}";

    private static string Of(Reports.Statement s) =>
        $"{s.Period}={s.Quantity} {s.Marks} {s.Report.Head.Key}.{s.Report.Head.Revision}.{s.Index}";

    private static string Of(Summaries.FlowCell cell) =>
        $"{string.Join(' ', cell.Pieces.Select(p => $"{p.Key} {p.Value.Tally} {Of(p.Value.Covered)}"))}"
        + $" shift {Of(cell.Shift)} open {cell.Open}";

    private static string Of(Summaries.FlowTiles tiles) =>
        string.Join(
            ' ',
            tiles.Parts.Select(p => $"{p.Key} {p.Value.Piece.Tally} {Of(p.Value.Piece.Covered)} {Of(p.Value.Shift)}")
        ) + string.Concat(tiles.Open.Select(o => $" open {o.Value} {o.Key} {string.Join(' ', o.Key.Stated)}"));

    private static string Of(Core.Algebra.Steps<Core.Algebra.Count> steps) => string.Join(' ', steps.Changes);
}
