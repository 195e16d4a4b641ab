using Federation.Api.Wire;
using Federation.Core.Reports;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Says a reason in plain words, with what can be done.</summary>
internal static class ReasonTexts
{
    /// <summary>The sentence.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="view">The page.</param>
    /// <param name="unit">The unit of the indicator.</param>
    public static string Of(Reason reason, PageView view, string unit) =>
        reason.Stated is not null ? OfStated(reason, view, unit)
        : reason.Upper is null ? Strings.ReasonNothingStated
        : OfUpper(reason, view, unit);

    /// <summary>When something was stated, in words.</summary>
    public static string When(FigureTime time, Writing write) =>
        time.IsDate ? write.Fill(Strings.OnDay, write.Day(time.Day)) : write.Period(time.Period);

    private static string OfStated(Reason reason, PageView view, string unit)
    {
        var (write, one) = (view.Write, reason.Stated!);
        var report = write.Fill(Strings.ReasonReport, one.Report, one.Revision);
        var amount = write.Value(Amounts.Of(one.Quantity), unit);
        var when = When(one.Time, write);
        return reason.Kind switch
        {
            ReasonKind.Used => write.Fill(Strings.ReasonUsed, report, amount, when),
            ReasonKind.Withdrawn => write.Fill(Strings.ReasonWithdrawn, report, amount, when, one.Withdrawal ?? ""),
            ReasonKind.Superseded when reason.Instead is { } now => write.Fill(
                Strings.ReasonSuperseded,
                report,
                amount,
                when,
                now.Revision,
                write.Value(Amounts.Of(now.Quantity), unit)
            ),
            ReasonKind.Superseded => write.Fill(Strings.ReasonSupersededGone, report, amount, when),
            ReasonKind.OtherTime => write.Fill(Strings.ReasonOtherTime, report, amount, when),
            ReasonKind.OtherPart => write.Fill(
                Strings.ReasonOtherPart,
                report,
                amount,
                when,
                one.Key.Breakdown.IsTotal
                    ? Strings.TotalName
                    : KeyTexts.PartOf(view.Catalogue, write, one.Key.Breakdown.ToString())
            ),
            ReasonKind.OwnCompared => write.Fill(Strings.ReasonOwnCompared, report, amount, when),
            ReasonKind.StatedCompared => write.Fill(Strings.ReasonStatedCompared, report, amount, when),
            _ when reason.Instead is { } now => write.Fill(
                Strings.ReasonLaterStands,
                report,
                amount,
                when,
                write.Fill(Strings.ReasonReport, now.Report, now.Revision),
                When(now.Time, write)
            ),
            _ => write.Fill(Strings.ReasonNotChosen, report, amount, when),
        };
    }

    private static string OfUpper(Reason reason, PageView view, string unit)
    {
        var (write, upper) = (view.Write, reason.Upper!);
        var value = write.Value(upper);
        var held = write.Value(reason.Held is { } amount ? Amounts.Of(amount) : null, unit);
        return reason.Kind switch
        {
            ReasonKind.Counted => write.Fill(Strings.ReasonCounted, value),
            ReasonKind.CountedPartly => write.Fill(
                Strings.ReasonCountedPartly,
                held,
                value,
                CoverageText(upper, write)
            ),
            ReasonKind.CountedDays => write.Fill(Strings.ReasonCountedDays, held, value),
            ReasonKind.NothingToCount => Strings.ReasonNothingToCount,
            ReasonKind.StatedStands => write.Fill(
                Strings.ReasonStatedStands,
                value,
                upper.ObservedOn is { } on ? write.Day(on) : ""
            ),
            ReasonKind.NotInRoster => Strings.ReasonNotInRoster,
            ReasonKind.Away when reason.LastContact is { } at => write.Fill(
                Strings.ReasonAwaySince,
                held,
                write.Instant(at)
            ),
            ReasonKind.Away => write.Fill(Strings.ReasonAway, held),
            ReasonKind.NotAdditive => Strings.ReasonNotAdditive,
            _ => write.Fill(Strings.ReasonInFlight, held, write.Value(reason.Below!)),
        };
    }

    private static string CoverageText(Figure upper, Writing write) =>
        upper.Coverage is { Expected: { } expected, Reporting: { } reporting }
            ? write.Fill(Strings.CoverageUnits, write.Number(reporting), write.Number(expected))
            : write.Fill(
                Strings.CoverageDays,
                write.Percent(
                    Math.Round(100m * (upper.Coverage.DaysCovered ?? 0) / Math.Max(upper.Coverage.Days ?? 1, 1), 1)
                )
            );
}
