using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Queries;
using Google.Protobuf;

namespace Federation.Engine.Codec;

/// <summary>Questions, their answers and what explains them as the messages that are written.</summary>
internal static class FigureToWire
{
    public static Wire.FigureRequest Of(FigureRequest request) =>
        new()
        {
            Question = Of(request.Question),
            Explain = request.Explain,
            Plan = { request.Plan.Select(Of) },
            Answers = { request.Answers.Select(Of) },
        };

    public static Wire.FigureReply Of(FigureReply reply) =>
        new()
        {
            Figure = reply.Figure is { } figure ? Of(figure) : null,
            Plan = { reply.Plan.Select(Of) },
            Lines = { reply.Lines.Select(Of) },
        };

    public static Wire.FigureKey Of(FigureKey key) =>
        new() { Indicator = key.Indicator, Breakdown = key.Breakdown.ToString() };

    public static Wire.FigureTime Of(FigureTime time) =>
        new()
        {
            From = time.Period.From.ToWire(),
            To = time.Period.To.ToWire(),
            IsDate = time.IsDate,
        };

    public static Wire.ReportEntry Of(ReportEntry entry)
    {
        var written = new Wire.ReportEntry
        {
            Report = Of(entry.Report),
            State = entry.State switch
            {
                ReportState.Standing => Wire.ReportState.Standing,
                ReportState.Superseded => Wire.ReportState.Superseded,
                ReportState.Withdrawn => Wire.ReportState.Withdrawn,
                var other => throw new ArgumentException($"Unknown state {other}", nameof(entry)),
            },
            Findings = entry.Findings,
        };
        if (entry.Reason is { } reason)
        {
            written.Reason = reason;
        }

        return written;
    }

    private static Wire.Question Of(Question question)
    {
        var written = new Wire.Question
        {
            Key = Of(question.Key),
            Time = Of(question.Time),
            Basis = Of(question.Basis),
        };
        if (question.BoundariesAt is { } day)
        {
            written.BoundariesAt = day.ToWire();
        }

        return written;
    }

    private static Wire.Basis Of(Basis? basis) =>
        basis switch
        {
            null => Wire.Basis.Unsaid,
            Basis.Effective => Wire.Basis.Effective,
            Basis.Declared => Wire.Basis.Declared,
            Basis.Computed => Wire.Basis.Computed,
            var other => throw new ArgumentException($"Unknown basis {other}", nameof(basis)),
        };

    private static Wire.SubQuestion Of(SubQuestion sub) =>
        new()
        {
            Committee = sub.Committee.ToString(),
            Question = Of(sub.Question),
            Move = sub.Move is { } move ? SummaryToWire.Of(move) : null,
            Sign = sub.Sign,
        };

    private static Wire.NodeFigure Of(NodeFigure figure)
    {
        var written = new Wire.NodeFigure
        {
            Answer = Of(figure.Answer),
            Version = MessageToWire.Of(figure.Version),
            Stale = figure.Stale,
            IsMoveUnderWay = figure.IsMoveUnderWay,
        };
        if (figure.FreshAt is { } at)
        {
            written.FreshAt = at.UtcTicks;
        }

        return written;
    }

    private static Wire.Answer Of(Answer answer)
    {
        var written = new Wire.Answer
        {
            Committee = answer.Committee.ToString(),
            Question = Of(answer.Question),
            Value = Of(answer.Value),
            Used = Of(answer.Used),
            Declared = Of(answer.Declared),
            Computed = Of(answer.Computed),
            Moved = Of(answer.Moved),
            Tally = answer.Tally.ToWire(),
            Coverage = Of(answer.Coverage),
            Findings = answer.Findings,
            NotAdditive = answer.NotAdditive,
            Stated = { answer.Stated.Select(SummaryToWire.Of) },
            Summand = Of(answer.Summand),
        };
        if (answer.ObservedOn is { } day)
        {
            written.ObservedOn = day.ToWire();
        }

        return written;
    }

    private static Wire.Coverage Of(Coverage coverage)
    {
        var written = new Wire.Coverage { Complete = coverage.Complete };
        if (coverage.Reporting is { } reporting)
        {
            written.Reporting = reporting;
        }

        if (coverage.Expected is { } expected)
        {
            written.Expected = expected;
        }

        if (coverage.DaysCovered is { } covered)
        {
            written.DaysCovered = covered;
        }

        if (coverage.Days is { } days)
        {
            written.Days = days;
        }

        return written;
    }

    private static Wire.Summand Of(Summand summand) =>
        new()
        {
            Stock = new()
            {
                Tally = summand.Stock.Tally.ToWire(),
                Reporting = summand.Stock.Reporting,
                Open = summand.Stock.Open,
            },
            Expected = summand.Expected,
            Pieces = { summand.Pieces.Select(SummaryToWire.Of) },
            Uncovered = SummaryToWire.Of(summand.Uncovered),
            Open = summand.Open,
            HasValue = summand.HasValue,
        };

    private static Wire.Line Of(Line line) =>
        new()
        {
            Committee = line.Committee.ToString(),
            Role = line.Role switch
            {
                LineRole.Own => Wire.LineRole.Own,
                LineRole.Declared => Wire.LineRole.Declared,
                LineRole.Computed => Wire.LineRole.Computed,
                LineRole.Child => Wire.LineRole.Child,
                LineRole.Move => Wire.LineRole.Move,
                LineRole.Derived => Wire.LineRole.Derived,
                var other => throw new ArgumentException($"Unknown role {other}", nameof(line)),
            },
            Counted = line.Counted,
            Tally = line.Tally.ToWire(),
            Value = Of(line.Value),
            Statement = line.Statement is { } statement ? Of(statement) : null,
            Key = line.Key is { } key ? Of(key) : null,
            Move = line.Move is { } move ? SummaryToWire.Of(move) : null,
            Next = line.Next is { } next ? Of(next) : null,
            Parts = { line.Parts.Select(Of) },
        };

    private static Wire.Quantity? Of(Quantity? quantity) =>
        quantity is { } known
            ? new()
            {
                Low = known.Low.ToWire(),
                High = WireNumbers.High(known.Low, known.High),
                MayBeMore = known.MayBeMore,
                MayBeLess = known.MayBeLess,
            }
            : null;

    private static Wire.Statement Of(Statement statement) =>
        new()
        {
            From = statement.Period.From.ToWire(),
            To = statement.Period.To.ToWire(),
            Quantity = Of((Quantity?)statement.Quantity),
            Marks = (uint)statement.Marks,
            Index = statement.Index,
            Report = Of(statement.Report),
        };

    private static Wire.StatedReport Of(StatedReport report)
    {
        var written = new Wire.StatedReport
        {
            Head = ByteString.CopyFrom(ReportWriter.Write(report.Head)),
            AcceptedAt = report.AcceptedAt.UtcTicks,
            Sequence = report.Sequence,
            Hash = report.Hash,
            Content = report.Content,
        };
        foreach (var locator in report.Locators.IsDefault ? [] : report.Locators)
        {
            written.Locators.Add(locator is null ? new Wire.Locator() : new() { Text = locator });
        }

        return written;
    }
}
