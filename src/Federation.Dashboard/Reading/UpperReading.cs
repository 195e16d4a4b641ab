using Federation.Api.Composition;
using Federation.Core.Committees;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>Follows a figure upward, to where it stops to count.</summary>
internal static class UpperReading
{
    /// <summary>No tree is deeper.</summary>
    private const int StepsMax = 64;

    /// <summary>What became of a figure at each committee above, the nearest first, up to the first that does not
    /// count it.</summary>
    public static async ValueTask<IReadOnlyList<Reason>> ReadAsync(PageCall call, Question question)
    {
        var reasons = new List<Reason>();
        var at = call.Committee;
        for (var step = 0; step < StepsMax; step++)
        {
            if (call.Federation.AbsenceOf(at) is { Upper: null })
            {
                // What becomes of it there is said there.
                break;
            }

            var profile = await call.Federation.Committee(at).ProfileAsync(question.Time.Day, call.Aborted);
            var history = new CommitteeHistory(profile.Events);
            if (step == 0 && history.ParentOn(call.View.Today) is { } now && now != profile.Parent)
            {
                reasons.Add(Reasons.Above(await StepAsync(call, question, (at, now), history)));
            }

            if (profile.Parent is not { } upper)
            {
                break;
            }

            var reason = Reasons.Above(await StepAsync(call, question, (at, upper), history));
            reasons.Add(reason);
            if (!reason.IsIn)
            {
                break;
            }

            at = upper;
        }

        return reasons;
    }

    private static async ValueTask<UpperStep> StepAsync(
        PageCall call,
        Question question,
        (CommitteeId Below, CommitteeId Upper) ends,
        CommitteeHistory history
    )
    {
        var federation = call.Federation;
        var (_, lines) = await FanOut.ExplainAsync(federation, ends.Upper, question, call.Aborted);
        var line = lines.FirstOrDefault(one => one.Role == LineRole.Child && one.Committee == ends.Below);
        var children = await federation.Committee(ends.Upper).ChildrenAsync(question.Time.Day, call.Aborted);
        var child = children.FirstOrDefault(one => one.Id == ends.Below);
        var period = question.Time.Period;
        var days = history.DaysUnder(ends.Upper);
        return new()
        {
            Upper = await FigureAnswers.AskAsync(federation, ends.Upper, question, call.Aborted),
            Below = await FigureAnswers.AskAsync(federation, ends.Below, question, call.Aborted),
            IsRatio =
                call.Catalogue.Find(question.Key.Indicator)!.Kind
                    is IndicatorKind.StatedRatio
                        or IndicatorKind.DerivedRatio,
            IsInRoster = child is not null || days.Any(one => one.Overlaps(period)),
            IsPartOfDays = !question.Time.IsDate && !days.Any(one => Holds(one, period)),
            IsAway = child?.IsAway == true,
            LastContact = child?.LastContact?.UtcDateTime,
            IsCounted = line?.Counted ?? true,
            Held = line?.Value,
        };
    }

    private static bool Holds(Interval days, Period period) => days.Contains(period.From) && days.Contains(period.To);
}
