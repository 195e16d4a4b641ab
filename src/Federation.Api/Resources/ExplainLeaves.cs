using Federation.Api.Wire;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Api.Resources;

/// <summary>
/// The leaves of an explanation: observations with their sources, and totals with the parts they were derived from.
/// </summary>
internal static class ExplainLeaves
{
    private static readonly FigureCoverage NotAsked = new()
    {
        Reporting = null,
        Expected = null,
        DaysCovered = null,
        Days = null,
        Complete = false,
    };

    public static ExplainNode Of(ExplainBranch branch, Line line, Catalogue catalogue)
    {
        var isInside = line.Statement is not { } stated || ExplainBranch.Within(branch.Days, stated.Day);
        return new()
        {
            Committee = line.Committee.ToString(),
            Counted = line.Counted && isInside,
            Role = line.Role,
            Figure = FigureOf(branch, line, catalogue),
            Observation = line.Statement is { } statement ? ObservationOf(branch, line, statement) : null,
            Children = [.. line.Parts.Select(part => Of(branch, part, catalogue))],
        };
    }

    private static Figure FigureOf(ExplainBranch branch, Line line, Catalogue catalogue)
    {
        var key = line.Key ?? branch.Question.Key;
        var time = line.Statement is { } statement ? TimeOf(branch, statement) : branch.Question.Time;
        var isStated = line.Role == LineRole.Declared && branch.Answer.Used == Basis.Declared && line.Counted;
        var figure = branch.Figure.ToWire(catalogue.Find(key.Indicator)!.Unit, line.Value);
        return figure with
        {
            Indicator = key.Indicator,
            Breakdown = key.Breakdown.OrTotal(),
            AsOf = time.AsOf(),
            Period = time.Period(),
            Basis = line.Role == LineRole.Own ? Basis.Computed : Basis.Declared,
            Declared = line.Role == LineRole.Own ? null : line.Value?.ToWire(),
            Computed = line.Role == LineRole.Own ? line.Value?.ToWire() : null,
            Moved = null,
            ObservedOn = time.Day,
            Derived = line.Tally.Derived != 0,
            Inferred = line.Tally.Inferred != 0,
            Estimated = line.Tally.Estimated != 0,
            Projected = line.Tally.Projected != 0,
            Coverage = isStated ? figure.Coverage : NotAsked,
            Findings = FindingsOf(branch, line).Count,
            NotAdditive = null,
            Stated = null,
        };
    }

    private static StatedObservation ObservationOf(ExplainBranch branch, Line line, Statement statement)
    {
        var (report, time) = (statement.Report, TimeOf(branch, statement));
        var findings = FindingsOf(branch, line);
        return new()
        {
            Key = (line.Key ?? branch.Question.Key).ToWire(),
            AsOf = time.AsOf(),
            Period = time.Period(),
            Amount = statement.Quantity.ToWire(),
            Report = report.Head.Key,
            Revision = report.Head.Revision,
            Locator = report.LocatorOf(statement.Index),
            Source = report.Head.Source.ToWire(),
            AcceptedAt = report.AcceptedAt.ToWire(),
            Findings = findings.Count == 0 ? null : findings,
        };
    }

    private static List<FindingBody> FindingsOf(ExplainBranch branch, Line line) =>
        line is { Statement: { } statement, Key: null }
            ?
            [
                .. branch
                    .Findings.Where(finding =>
                        finding.Report == statement.Report.Head.Key || finding.Time == TimeOf(branch, statement)
                    )
                    .Select(finding => finding.ToWire()),
            ]
            : [];

    private static FigureTime TimeOf(ExplainBranch branch, Statement statement) =>
        branch.Question.Time.IsDate ? FigureTime.AsOf(statement.Day) : FigureTime.Over(statement.Period);
}
