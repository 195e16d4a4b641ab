using Federation.Api.Problems;
using Federation.Core.Time;

namespace Federation.Api.Http;

/// <summary>Years, quarters and months, one after the other.</summary>
public static class Steps
{
    /// <summary>The most steps of one answer: fifty years of months.</summary>
    public const int CountMax = 600;

    /// <summary>
    /// The whole steps from the one that <c>from</c> begins in to the one that <c>to</c> ends in; null with a fault
    /// where they are missing, wrong or too many.
    /// </summary>
    /// <param name="query">The parameters.</param>
    /// <param name="step">How long a step is.</param>
    /// <param name="otherwise">What is meant where an end is not given; null where both have to be.</param>
    public static Period? Days(Query query, SeriesStep step, Period? otherwise = null)
    {
        var first = Read(query, Parameters.From, otherwise);
        var last = Read(query, Parameters.To, otherwise);
        if (first is null || last is null)
        {
            return null;
        }

        if (first.Value.From > last.Value.To)
        {
            query.Faults.Add(Parameters.From.Name, QueryMessages.FromAfterTo());
            return null;
        }

        var days = new Period(StepOf(first.Value.From, step).From, StepOf(last.Value.To, step).To);
        var count = All(days, step).Take(CountMax + 1).Count();
        if (count > CountMax)
        {
            query.Faults.Add(Parameters.To.Name, QueryMessages.TooManySteps(CountMax));
            return null;
        }

        return days;
    }

    /// <summary>Every step of these days, oldest first.</summary>
    public static IEnumerable<Period> All(Period days, SeriesStep step)
    {
        for (var at = StepOf(days.From, step); ; at = StepOf(at.To.AddDays(1), step))
        {
            yield return at;
            if (at.To >= days.To)
            {
                yield break;
            }
        }
    }

    private static Period? Read(Query query, QueryParameter parameter, Period? otherwise) =>
        query.Text(parameter with { IsRequired = otherwise is null }) is { } text
            ? Times.DayOrPeriod(query.Faults, parameter, text)
            : otherwise;

    private static Period StepOf(DateOnly day, SeriesStep step)
    {
        var months = step switch
        {
            SeriesStep.Year => 12,
            SeriesStep.Quarter => 3,
            _ => 1,
        };
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new(first, first.AddMonths(months).AddDays(-1));
    }
}
