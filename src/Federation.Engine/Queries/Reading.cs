using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Engine.Agents;
using Federation.Engine.Messages;

namespace Federation.Engine.Queries;

/// <summary>The queries, answered from a committee's published view: pure, the same on every engine.</summary>
public static class Reading
{
    /// <summary>One figure, or what has to be asked of others first.</summary>
    public static FigureReply Figure(CommitteeView view, FigureRequest request)
    {
        var plan = Asking.Plan(view.State, request.Question);
        if (!plan.SequenceEqual(request.Plan))
        {
            return new(null, plan, []);
        }

        var answer = Asking.Answer(view.State, request.Question, plan, request.Answers);
        var lines = request.Explain
            ? Explaining.Lines(view.State, answer, plan, request.Answers)
            : ImmutableArray<Line>.Empty;
        var mark = view.Marks.Find(request.Question.Key) ?? view.TreeMark;
        var version = view.Version with { Stamp = mark.Stamp };
        var freshAt = view.Stale is { } stale ? stale.Since : mark.At;
        return new(new(answer, version, freshAt, view.Stale is not null, view.State.IsMoveUnderWay), plan, lines);
    }

    /// <summary>What is known of the committee itself as of a day.</summary>
    public static CommitteeProfile Profile(CommitteeView view, DateOnly asOf)
    {
        var state = view.State;
        var entry = Entry(state, asOf);
        var codes = state.History.AttributeOn(asOf, e => e.Codes);
        var last = state.Reports.Values.SelectMany(r => r.Revisions).OrderBy(r => r.Sequence).LastOrDefault();
        return new(
            state.Id,
            entry.Names,
            entry.Level,
            entry.UnitKind,
            codes ?? ImmutableSortedDictionary<string, string>.Empty,
            entry.Parent,
            entry.IsActive,
            state.History.Successor,
            state.History.Events,
            state
                .LevelsBelow.Select(l => KeyValuePair.Create(l.Key.Code, l.Value.At(asOf).Value))
                .Where(l => l.Value != 0)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            state.Context.Units.At(asOf).Value,
            last is null ? null : EntryOf(state, last),
            view.Version,
            view.ChangedAt
        );
    }

    /// <summary>The committee as a list shows it.</summary>
    public static DirectoryEntry Entry(CommitteeState state, DateOnly asOf) => Entry(state.Id, state.History, asOf);

    /// <summary>The committee as a list shows it, from its history.</summary>
    public static DirectoryEntry Entry(CommitteeId id, CommitteeHistory history, DateOnly asOf)
    {
        var first = history.Events.FirstOrDefault(e => e.Names is not null);
        return new(
            id,
            history.AttributeOn(asOf, e => e.Names) ?? first?.Names ?? new(id.ToString(), id.ToString()),
            history.AttributeOn(asOf, e => e.Level)
                ?? history.Events.FirstOrDefault(e => e.Level is not null)?.Level
                ?? "",
            history.AttributeOn(asOf, e => e.UnitKind),
            history.ParentOn(asOf),
            history.Activity.Contains(asOf)
        );
    }

    /// <summary>The children on a day.</summary>
    public static ImmutableArray<ChildEntry> Children(CommitteeView view, DateOnly asOf) =>
        [
            .. view
                .State.Children.Where(c => Interval.AnyContains(c.Value.Days, asOf))
                .Select(c =>
                {
                    var contact = view.Contacts.Find(c.Key);
                    var units = c.Value.Summary.Tree.Units.At(asOf).Value;
                    return new ChildEntry(
                        c.Key,
                        units,
                        contact is { IsAway: true } or { IsForked: true },
                        contact?.LastHeard
                    );
                }),
        ];

    /// <summary>The reports, in report order.</summary>
    public static ImmutableArray<ReportEntry> Reports(CommitteeView view) =>
        [
            .. view
                .State.Reports.Values.SelectMany(r => r.Revisions)
                .OrderBy(r => r.Head.Order)
                .Select(r => EntryOf(view.State, r)),
        ];

    /// <summary>One revision of a report.</summary>
    public static ReportEntry EntryOf(CommitteeState state, StatedReport report)
    {
        var record = state.Reports[report.Head.Key];
        var withdrawn = report.Head.Revision <= record.WithdrawnUpTo;
        var standing = ReferenceEquals(record.Standing, report);
        var findings = standing ? state.Keys.Sum(k => k.Value.Findings.Count(f => f.Report == report.Head.Key)) : 0;
        return new(
            report,
            standing ? ReportState.Standing
                : withdrawn ? ReportState.Withdrawn
                : ReportState.Superseded,
            withdrawn ? record.Reason : null,
            findings
        );
    }

    /// <summary>The committee's own findings, and which children have some.</summary>
    public static OwnFindings Findings(CommitteeView view)
    {
        var own = view.State.Keys.SelectMany(k => k.Value.Findings).ToImmutableArray();
        var below = view
            .State.Children.Select(c => KeyValuePair.Create(c.Key, c.Value.Summary.Keys.Sum(k => k.Value.Findings)))
            .Where(c => c.Value > 0)
            .ToImmutableArray();
        return new(own, below);
    }

    /// <summary>The keys that changed after a version; null where there are none yet.</summary>
    public static ChangeSet? Changes(CommitteeView view, VersionStamp? after)
    {
        if (after is not { } since)
        {
            return new(view.Version, false, [], false);
        }

        if (!since.IsSameActivation(view.Version) || since.Stamp > view.Version.Stamp)
        {
            return new(view.Version, true, [], true);
        }

        if (since.Stamp == view.Version.Stamp)
        {
            return null;
        }

        var keys = ImmutableArray.CreateBuilder<FigureKey>();
        foreach (var (key, mark) in view.Marks)
        {
            if (mark.Stamp > since.Stamp)
            {
                keys.Add(key);
            }
        }

        return new(view.Version, false, keys.ToImmutable(), view.TreeMark.Stamp > since.Stamp);
    }
}
