using Federation.Api.Wire;
using Federation.Core.Plans;

namespace Federation.Dashboard.Reading;

/// <summary>How one committee stands with a plan's period today.</summary>
/// <param name="Item">What the interface says of it.</param>
/// <param name="Kind">In one word.</param>
/// <param name="Days">Days since the due day where something is late, days until it otherwise.</param>
public sealed record Standing(CompletenessItem Item, StandingKind Kind, int Days)
{
    /// <summary>A delay beyond a year is not counted in days: nobody knows more by that.</summary>
    public const int DaysCountedMax = 366;

    /// <summary>Whether the number of days says anything.</summary>
    public bool CountsDays => Days <= DaysCountedMax;

    /// <summary>Puts it in one word.</summary>
    public static Standing Of(CompletenessItem item, DateOnly today) =>
        new(
            item,
            item.Status switch
            {
                PlanStatus.NotOwed => StandingKind.NotOwed,
                PlanStatus.Reported => StandingKind.Reported,
                _ when item.Late => StandingKind.Late,
                PlanStatus.Partly => StandingKind.Partly,
                _ => StandingKind.Missing,
            },
            Math.Abs(today.DayNumber - item.DueOn.DayNumber)
        );
}
