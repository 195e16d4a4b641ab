using System.Globalization;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.State;

namespace Federation.Cli.Verify;

/// <summary>Which figures are asked of a committee, and what is said of them.</summary>
internal static class Figures
{
    /// <summary>Of a flow, so many of the periods that are kept ready: the widest, then the latest.</summary>
    private const int PeriodsEach = 4;

    public static IEnumerable<Question> Of(CommitteeState state, DateOnly today) =>
        state.Keys.SelectMany(key => TimesOf(key.Value, today).Select(time => new Question(key.Key, time)));

    /// <summary>What two answers to one question have to share.</summary>
    public static string Said(Answer answer)
    {
        var of = answer.Coverage;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Value} ({answer.Used}; {answer.Declared}/{answer.Computed}; {of.Reporting}/{of.Expected}, "
                + $"{of.DaysCovered}/{of.Days}; {answer.Findings})"
        );
    }

    public static string NameOf(FigureKey key) =>
        key.Breakdown.Equals(Breakdown.Total) ? key.Indicator : $"{key.Indicator} {key.Breakdown}";

    private static IEnumerable<FigureTime> TimesOf(KeyState key, DateOnly today) =>
        key.Indicator.TakesPeriod
            ? (key.Flow?.Kept ?? [])
                .OrderByDescending(p => p.To.DayNumber - p.From.DayNumber)
                .ThenByDescending(p => p.To)
                .Take(PeriodsEach)
                .Select(FigureTime.Over)
            : [FigureTime.AsOf(today)];
}
