using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Oracle.Naive;

/// <summary>One committee with its own facts: what it was on a day, and what it states.</summary>
internal sealed class Member
{
    private readonly ImmutableArray<Fact> facts;
    private readonly CommitteeEvent[] events;
    private readonly CommitteeEvent? established;

    public Member(CommitteeId id, ImmutableArray<Fact> facts)
    {
        Id = id;
        this.facts = facts;
        // "Events on a committee, each with key (idempotent)"; of one day the later decision applies last.
        events = facts
            .OfType<EventRecorded>()
            .Select(f => f.Event)
            .DistinctBy(e => e.Key)
            .OrderBy(e => (e.EffectiveFrom, e.DecidedOn ?? DateOnly.MinValue))
            .ThenBy(e => e.Key, StringComparer.Ordinal)
            .ToArray();
        established = Array.Find(events, e => e.Kind == EventKind.Established);
        Ending = Array.Find(events, e => e.Kind is EventKind.MergedInto or EventKind.Dissolved);
    }

    public CommitteeId Id { get; }

    public IReadOnlyList<CommitteeEvent> Events => events;

    /// <summary>The merger or dissolution that ended it.</summary>
    public CommitteeEvent? Ending { get; }

    public bool IsActive(DateOnly day) =>
        established is not null && established.EffectiveFrom <= day && (Ending is null || day < Ending.EffectiveFrom);

    /// <summary>The event that put it where it is on a day: its beginning or the last transfer since.</summary>
    public CommitteeEvent? PlacedBy(DateOnly day) =>
        IsActive(day)
            ? events
                .SkipWhile(e => e != established)
                .Last(e => e == established || (e.Kind == EventKind.Transferred && e.EffectiveFrom <= day))
            : null;

    public CommitteeId? ParentOn(DateOnly day) => PlacedBy(day)?.Other;

    public bool CountsFromBelow(string indicator, DateOnly day) =>
        events.Any(e =>
            e.Kind == EventKind.CountsFromBelow
            && e.EffectiveFrom <= day
            && (e.Indicators.IsDefaultOrEmpty || e.Indicators.Contains(indicator))
        );

    public string? LevelOn(DateOnly day) =>
        events.LastOrDefault(e => e.Level is not null && e.EffectiveFrom <= day)?.Level;

    /// <summary>
    /// What stands of one key at one scope: "Within a report's key the highest revision stands and replaces the whole
    /// report", unless it was withdrawn; "Two reports that state one key at one time: the later in that order stands", and of
    /// one report the later in it (a percentage may be stated at either scope).
    /// </summary>
    public IReadOnlyList<Stated> Standing(FigureKey key, params Scope[] scopes)
    {
        var stated = new List<Stated>();
        foreach (var reports in facts.OfType<ReportAccepted>().Select(f => f.Report).GroupBy(r => r.Key))
        {
            var highest = reports.MaxBy(r => r.Revision)!;
            var withdrawn = facts
                .OfType<ReportWithdrawn>()
                .Any(w => w.Key == highest.Key && w.Revision >= highest.Revision);
            stated.AddRange(withdrawn ? [] : highest.Observations.Select((o, i) => new Stated(o, i, highest)));
        }

        return
        [
            .. stated
                .Where(s => s.Observation.Key == key && scopes.Contains(s.Observation.Scope))
                .GroupBy(s => s.Period)
                .Select(g => g.OrderBy(s => s).ThenBy(s => s.Index).Last())
                .OrderBy(s => s.Period.To)
                .ThenBy(s => s.Period.From),
        ];
    }

    public override string ToString() => Id.ToString();
}
