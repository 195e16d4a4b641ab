using Federation.Core.Algebra;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Summaries;
using Federation.Engine.Queries;
using static Federation.Engine.Codec.WireNumbers;

namespace Federation.Engine.Codec;

/// <summary>Questions, their answers and what explains them, from messages that were read.</summary>
internal static class FigureFromWire
{
    private const StatementMarks AllMarks =
        StatementMarks.Estimated | StatementMarks.Projected | StatementMarks.Derived | StatementMarks.Inferred;

    public static FigureRequest Of(Wire.FigureRequest request) =>
        new(Of(request.Question), request.Explain, [.. request.Plan.Select(Of)], [.. request.Answers.Select(Of)]);

    public static FigureReply Of(Wire.FigureReply reply) =>
        new(reply.Figure is { } figure ? Of(figure) : null, [.. reply.Plan.Select(Of)], [.. reply.Lines.Select(Of)]);

    public static FigureKey Of(Wire.FigureKey? key) =>
        Breakdown.TryParse(key?.Breakdown, out var breakdown)
            ? new(key!.Indicator, breakdown)
            : throw new FormatException($"Not a key: '{key?.Indicator}[{key?.Breakdown}]'");

    public static FigureTime Of(Wire.FigureTime? time) =>
        time is null ? throw Missing("time")
        : time.IsDate ? FigureTime.AsOf(Day(time.To))
        : FigureTime.Over(Period(time.From, time.To));

    public static ReportEntry Of(Wire.ReportEntry? entry) =>
        entry is null
            ? throw Missing("report")
            : new(
                Of(entry.Report),
                entry.State switch
                {
                    Wire.ReportState.Standing => ReportState.Standing,
                    Wire.ReportState.Superseded => ReportState.Superseded,
                    Wire.ReportState.Withdrawn => ReportState.Withdrawn,
                    var other => throw Unknown("state of a report", other),
                },
                entry.HasReason ? entry.Reason : null,
                entry.Findings
            );

    /// <summary>A moment from its UTC ticks.</summary>
    public static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>Something that has to be there is not.</summary>
    public static FormatException Missing(string what) => new($"A {what} is missing.");

    /// <summary>A number that stands for something which this program does not know.</summary>
    public static FormatException Unknown(string what, Enum said) =>
        new($"A {what} is '{said}', unknown to this program: update it.");

    private static Question Of(Wire.Question? question) =>
        question is null
            ? throw Missing("question")
            : new(
                Of(question.Key),
                Of(question.Time),
                Of(question.Basis) ?? throw Missing("basis"),
                question.HasBoundariesAt ? Day(question.BoundariesAt) : null
            );

    private static Basis? Of(Wire.Basis basis) =>
        basis switch
        {
            Wire.Basis.Unsaid => null,
            Wire.Basis.Effective => Basis.Effective,
            Wire.Basis.Declared => Basis.Declared,
            Wire.Basis.Computed => Basis.Computed,
            var other => throw Unknown("basis", other),
        };

    private static SubQuestion Of(Wire.SubQuestion sub) =>
        new(
            CommitteeId.Parse(sub.Committee),
            Of(sub.Question),
            sub.Move is { } move ? SummaryFromWire.Move(move) : null,
            sub.Sign
        );

    private static NodeFigure Of(Wire.NodeFigure figure) =>
        new(
            Of(figure.Answer),
            MessageFromWire.Version(figure.Version),
            figure.HasFreshAt ? Moment(figure.FreshAt) : null,
            figure.Stale,
            figure.IsMoveUnderWay
        );

    private static Answer Of(Wire.Answer? answer) =>
        answer is null
            ? throw Missing("answer")
            : new()
            {
                Committee = CommitteeId.Parse(answer.Committee),
                Question = Of(answer.Question),
                Value = Of(answer.Value),
                Used = Of(answer.Used),
                Declared = Of(answer.Declared),
                Computed = Of(answer.Computed),
                Moved = Of(answer.Moved),
                ObservedOn = answer.HasObservedOn ? Day(answer.ObservedOn) : null,
                Tally = Tally(answer.Tally),
                Coverage = Of(answer.Coverage),
                Findings = answer.Findings,
                NotAdditive = answer.NotAdditive,
                Stated = [.. answer.Stated.Select(SummaryFromWire.Stated)],
                Summand = Of(answer.Summand),
            };

    private static Coverage Of(Wire.Coverage? coverage) =>
        coverage is null
            ? throw Missing("coverage")
            : new(
                coverage.HasReporting ? coverage.Reporting : null,
                coverage.HasExpected ? coverage.Expected : null,
                coverage.HasDaysCovered ? coverage.DaysCovered : null,
                coverage.HasDays ? coverage.Days : null,
                coverage.Complete
            );

    private static Summand Of(Wire.Summand? summand) =>
        summand is null
            ? throw Missing("summand")
            : new(
                summand.Stock is { } stock ? new(Tally(stock.Tally), stock.Reporting, stock.Open) : default,
                summand.Expected,
                GroupMap<DateOnly, FlowPiece>.From(summand.Pieces.Select(SummaryFromWire.Piece)),
                SummaryFromWire.Steps(summand.Uncovered),
                summand.Open,
                summand.HasValue
            );

    private static Line Of(Wire.Line line) =>
        new(
            CommitteeId.Parse(line.Committee),
            line.Role switch
            {
                Wire.LineRole.Own => LineRole.Own,
                Wire.LineRole.Declared => LineRole.Declared,
                Wire.LineRole.Computed => LineRole.Computed,
                Wire.LineRole.Child => LineRole.Child,
                Wire.LineRole.Move => LineRole.Move,
                Wire.LineRole.Derived => LineRole.Derived,
                var other => throw Unknown("line's role", other),
            },
            line.Counted,
            Tally(line.Tally)
        )
        {
            Value = Of(line.Value),
            Statement = line.Statement is { } statement ? Of(statement) : null,
            Key = line.Key is { } key ? Of(key) : null,
            Move = line.Move is { } move ? SummaryFromWire.Move(move) : null,
            Next = line.Next is { } next ? Of(next) : null,
            Parts = [.. line.Parts.Select(Of)],
        };

    private static Quantity? Of(Wire.Quantity? quantity) =>
        quantity is null
            ? null
            : new Quantity(
                Number(quantity.Low),
                Number(quantity.High ?? quantity.Low),
                quantity.MayBeMore,
                quantity.MayBeLess
            );

    private static Statement Of(Wire.Statement statement) =>
        (statement.Marks & ~(uint)AllMarks) == 0
            ? new(
                Period(statement.From, statement.To),
                Of(statement.Quantity) ?? throw Missing("quantity"),
                (StatementMarks)statement.Marks,
                statement.Index,
                Of(statement.Report)
            )
            : throw new FormatException(
                $"A statement has marks {statement.Marks}, unknown to this program: update it."
            );

    private static StatedReport Of(Wire.StatedReport? report) =>
        report is null
            ? throw Missing("report")
            : new(
                ReportReader.ReadStored(report.Head.Memory),
                report.Locators.Count == 0
                    ? default
                    : [.. report.Locators.Select(locator => locator.HasText ? locator.Text : null)],
                Moment(report.AcceptedAt),
                report.Sequence,
                report.Hash,
                report.Content
            );
}
