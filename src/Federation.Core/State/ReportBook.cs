using System.Collections.Immutable;
using Federation.Core.Facts;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.State;

/// <summary>Reports coming in and going out: which revision stands, and what it states under each key.</summary>
internal static class ReportBook
{
    public static StateChange Accept(CommitteeState state, ReportAccepted accepted, Recorded recorded)
    {
        var report = accepted.Report;
        var record = state.Reports.GetValueOrDefault(report.Key, ReportRecord.None);
        if (record.Find(report.Revision) is not null)
        {
            return StateChange.None(state);
        }

        var stated = new StatedReport(
            report with
            {
                Observations = [],
            },
            report.Observations.Any(o => o.Locator is not null)
                ? [.. report.Observations.Select(o => o.Locator)]
                : default,
            recorded.At,
            recorded.Sequence,
            recorded.Hash,
            accepted.Content
        );
        var revisions = record.Revisions.Add(stated).Sort((a, b) => a.Head.Revision.CompareTo(b.Head.Revision));
        record = record with { Revisions = revisions };
        state = state with { Reports = state.Reports.SetItem(report.Key, record) };
        return ReferenceEquals(record.Standing, stated)
            ? Restate(state, report.Key, stated, report.Observations)
            : StateChange.None(state);
    }

    public static StateChange Withdraw(CommitteeState state, ReportWithdrawn withdrawn)
    {
        var record = state.Reports.GetValueOrDefault(withdrawn.Key, ReportRecord.None);
        if (record.WithdrawnUpTo >= withdrawn.Revision)
        {
            return StateChange.None(state);
        }

        record = record with { WithdrawnUpTo = withdrawn.Revision, Reason = withdrawn.Reason };
        state = state with { Reports = state.Reports.SetItem(withdrawn.Key, record) };
        return record.Standing is null ? Restate(state, withdrawn.Key, null, []) : StateChange.None(state);
    }

    public static StateChange SetTargets(CommitteeState state, TargetsSet set)
    {
        var kept = state.TargetsSet.Where(t => !set.Targets.Any(n => IsSame(n, t)));
        state = state with { TargetsSet = [.. kept, .. set.Targets] };
        return Checking.Recheck(new(state, set.Targets.Select(t => t.Key).ToHashSet(), false));
    }

    private static bool IsSame(Target a, Target b) => a.Key == b.Key && a.Period == b.Period && a.SetBy == b.SetBy;

    /// <summary>Takes out what the report key stated before, puts in what it states now.</summary>
    private static StateChange Restate(
        CommitteeState state,
        string reportKey,
        StatedReport? stated,
        ImmutableArray<Observation> observations
    )
    {
        var now = observations
            .Select((o, index) => (Observation: o, Index: index))
            .ToLookup(o => o.Observation.Key, o => o);
        var touched = state
            .Keys.Where(k => States(k.Value, reportKey))
            .Select(k => k.Key)
            .Concat(now.Select(g => g.Key))
            .ToHashSet();
        var changes = new List<KeyValuePair<FigureKey, KeyState?>>(touched.Count);
        foreach (var key in touched)
        {
            var before = state.Keys.Find(key) ?? KeyBook.New(state, key);
            var of = now[key].ToArray();
            changes.Add(
                new(
                    key,
                    KeyBook.WithStatements(
                        state,
                        key,
                        before,
                        reportKey,
                        Pick(of, Scope.Own, stated),
                        Pick(of, Scope.Subtree, stated)
                    )
                )
            );
        }

        state = state with { Keys = state.Keys.With(changes) };
        return Checking.Recheck(new(state, touched, false));
    }

    private static bool States(KeyState key, string reportKey)
    {
        bool Has(Series.Statements s) =>
            s.Standing.Any(x => x.Report.Head.Key == reportKey) || s.Overruled.Any(x => x.Report.Head.Key == reportKey);
        return Has(key.Own) || Has(key.Subtree);
    }

    private static List<Statement> Pick((Observation Observation, int Index)[] of, Scope scope, StatedReport? stated) =>
        [
            .. of.Where(o => o.Observation.Scope == scope)
                .Select(o => new Statement(
                    o.Observation.Time.Period,
                    o.Observation.Quantity,
                    Statement.MarksOf(o.Observation),
                    o.Index,
                    stated!
                )),
        ];
}
