using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Time;

namespace Federation.Core.Committees;

/// <summary>
/// What a committee was on each day, as a function of the set of its events: the order in which they arrived does not
/// matter. Events of one day apply in order of decision, then key.
/// </summary>
public sealed class CommitteeHistory
{
    private readonly CommitteeEvent? ending;
    private readonly ImmutableArray<(CommitteeId Upper, ImmutableArray<Interval> Days)> uppers;

    /// <summary>A history of these events, whose keys are distinct.</summary>
    public CommitteeHistory(IEnumerable<CommitteeEvent> events)
    {
        // Most committees have been established, and that is all: nothing is sorted for them.
        Events = events is ImmutableArray<CommitteeEvent> { Length: < 2 } few
            ? few
            :
            [
                .. events
                    .OrderBy(e => e.EffectiveFrom)
                    .ThenBy(e => e.DecidedOn ?? DateOnly.MinValue)
                    .ThenBy(e => e.Key, StringComparer.Ordinal),
            ];
        ending = Events.FirstOrDefault(e => e.Kind is EventKind.MergedInto or EventKind.Dissolved);
        Spans = BuildSpans();
        var first = Events.FirstOrDefault(e => e.Kind == EventKind.Established);
        Activity = first is null
            ? new(DateOnly.MaxValue, DateOnly.MaxValue)
            : new(first.EffectiveFrom, ending?.EffectiveFrom ?? DateOnly.MaxValue);
        MoveDays = Spans.Length < 2 ? [] : [.. Spans.Skip(1).Select(s => s.Interval.From)];
        uppers = Events is [{ Other: { } upper }]
            ? [(upper, SpansUnder(upper))]
            : [.. Named().Select(u => (u, SpansUnder(u)))];
    }

    /// <summary>The events, in the order in which they apply.</summary>
    public ImmutableArray<CommitteeEvent> Events { get; }

    /// <summary>The parents in date order; intervals do not overlap.</summary>
    public ImmutableArray<ParentSpan> Spans { get; }

    /// <summary>The days on which the committee is active; empty before it has been established.</summary>
    public Interval Activity { get; }

    /// <summary>The days on which it passed from one parent to another.</summary>
    public ImmutableArray<DateOnly> MoveDays { get; }

    /// <summary>Whether the committee has been established at all.</summary>
    public bool Exists => !Activity.IsEmpty || Events.Any(e => e.Kind == EventKind.Established);

    /// <summary>The committee that absorbed this one, null where none has.</summary>
    public CommitteeId? Successor => ending is { Kind: EventKind.MergedInto } ? ending.Other : null;

    /// <summary>The merger or dissolution that ended the committee, null while it lasts.</summary>
    public CommitteeEvent? Ending => ending;

    /// <summary>
    /// Every committee that an event names as parent or as successor, each once, in ordinal order. A decision that a
    /// later one took back counts too: who heard of it has to hear that it does not stand.
    /// </summary>
    public IEnumerable<CommitteeId> Uppers => uppers.Select(u => u.Upper);

    /// <summary>The parent on a day, null for a root or where the committee is not active.</summary>
    public CommitteeId? ParentOn(DateOnly day) => Spans.FirstOrDefault(s => s.Interval.Contains(day))?.Parent;

    /// <summary>The days on which the committee belonged to a parent.</summary>
    public ImmutableArray<Interval> DaysUnder(CommitteeId parent)
    {
        foreach (var (upper, days) in uppers)
        {
            if (upper == parent)
            {
                return days;
            }
        }

        return [];
    }

    /// <summary>
    /// Whether what passes into or out of the subtree on a day passes into or out of an upper's, too: the parent of
    /// that day. On the day on which the committee ends that is its successor or, without one, its last parent, since
    /// what leaves it then has been theirs.
    /// </summary>
    public bool PassesOnTo(CommitteeId upper, DateOnly day) =>
        ending is null || day != ending.EffectiveFrom ? ParentOn(day) == upper
        : ending.Kind == EventKind.MergedInto ? ending.Other == upper
        : Spans is [.., var last] && last.Parent == upper;

    /// <summary>
    /// From when on an indicator counts from below; <see cref="DateOnly.MaxValue"/> where the committee has not said
    /// so.
    /// </summary>
    public DateOnly CountsFromBelow(string indicator)
    {
        foreach (var e in Events)
        {
            if (
                e.Kind == EventKind.CountsFromBelow
                && (e.Indicators.IsDefaultOrEmpty || e.Indicators.Contains(indicator, StringComparer.Ordinal))
            )
            {
                return e.EffectiveFrom;
            }
        }

        return DateOnly.MaxValue;
    }

    /// <summary>The latest of a dated attribute on a day, null where it was never set.</summary>
    public T? AttributeOn<T>(DateOnly day, Func<CommitteeEvent, T?> attribute)
        where T : class =>
        Events.Where(e => e.EffectiveFrom <= day).Select(attribute).LastOrDefault(a => a is not null);

    /// <summary>The level over time, as counts of one on each day of activity.</summary>
    public IEnumerable<(string Level, Interval Days)> Levels()
    {
        var changes = Events.Where(e => e.Level is not null).ToList();
        for (var i = 0; i < changes.Count; i++)
        {
            var from = i == 0 ? Activity.From : Later(changes[i].EffectiveFrom, Activity.From);
            var until = i + 1 < changes.Count ? Earlier(changes[i + 1].EffectiveFrom, Activity.Until) : Activity.Until;
            if (from < until)
            {
                yield return (changes[i].Level!, new(from, until));
            }
        }
    }

    /// <summary>One on each day of activity.</summary>
    internal Steps<Count> ActiveDays => Steps<Count>.On(Activity, Count.One);

    private IEnumerable<CommitteeId> Named() => Events.Select(e => e.Other).OfType<CommitteeId>().Distinct().Order();

    private ImmutableArray<Interval> SpansUnder(CommitteeId parent) =>
        [.. Spans.Where(s => s.Parent == parent).Select(s => s.Interval)];

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private ImmutableArray<ParentSpan> BuildSpans()
    {
        var spans = new List<ParentSpan>();
        foreach (var e in Events)
        {
            if (ending is not null && e.EffectiveFrom >= ending.EffectiveFrom && e != ending)
            {
                continue;
            }

            var opens =
                e.Kind == EventKind.Established ? spans.Count == 0 : e.Kind == EventKind.Transferred && spans.Count > 0;
            if (!opens && e != ending)
            {
                continue;
            }

            if (opens && spans.Count > 0 && spans[^1].Parent == e.Other)
            {
                continue;
            }

            if (spans.Count > 0)
            {
                var last = spans[^1];
                spans[^1] = last with { Interval = last.Interval with { Until = e.EffectiveFrom }, End = e };
            }

            if (opens)
            {
                spans.Add(new(new(e.EffectiveFrom, DateOnly.MaxValue), e.Other, e, null));
            }
        }

        return Folded(spans);
    }

    /// <summary>
    /// Without what did not last a day: where a second decision of the same day took back the first, nothing happened.
    /// </summary>
    private static ImmutableArray<ParentSpan> Folded(List<ParentSpan> spans)
    {
        if (spans is [{ Interval.IsEmpty: false } only])
        {
            return [only];
        }

        var folded = ImmutableArray.CreateBuilder<ParentSpan>(spans.Count);
        foreach (var span in spans.Where(s => !s.Interval.IsEmpty))
        {
            if (folded.Count > 0 && folded[^1].Parent == span.Parent)
            {
                var whole = new Interval(folded[^1].Interval.From, span.Interval.Until);
                folded[^1] = folded[^1] with { Interval = whole, End = span.End };
            }
            else
            {
                folded.Add(span);
            }
        }

        return folded.ToImmutable();
    }
}
