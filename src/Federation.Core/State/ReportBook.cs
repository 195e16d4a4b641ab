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
            ? Restate(state, report.Key, stated, report.Observations, isNew: revisions.Length == 1)
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
        return record.Standing is null
            ? Restate(state, withdrawn.Key, null, [], isNew: false)
            : StateChange.None(state);
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
        ImmutableArray<Observation> observations,
        bool isNew
    )
    {
        var touched = new Dictionary<FigureKey, Stated>();
        if (!isNew)
        {
            foreach (var (key, _) in state.Keys.Where(k => States(k.Value, reportKey)))
            {
                touched.Add(key, new([], []));
            }
        }

        for (var i = 0; i < observations.Length; i++)
        {
            var key = state.Catalogue.Shared(observations[i].Key);
            if (!touched.TryGetValue(key, out var of))
            {
                touched.Add(key, of = new([], []));
            }

            (observations[i].Scope == Scope.Own ? of.Own : of.Subtree).Add(StatementOf(observations[i], i, stated!));
        }

        var changes = new List<KeyValuePair<FigureKey, KeyState?>>(touched.Count);
        foreach (var (key, of) in touched)
        {
            var before = state.Keys.Find(key) ?? KeyBook.New(state, key);
            changes.Add(new(key, KeyBook.WithStatements(state, key, before, reportKey, of.Own, of.Subtree)));
        }

        state = state with { Keys = state.Keys.With(changes) };
        return Checking.Recheck(new(state, touched.Keys.ToHashSet(), false));
    }

    private static bool States(KeyState key, string reportKey)
    {
        bool Has(Series.Statements s) =>
            s.Standing.Any(x => x.Report.Head.Key == reportKey) || s.Overruled.Any(x => x.Report.Head.Key == reportKey);
        return Has(key.Own) || Has(key.Subtree);
    }

    private static Statement StatementOf(Observation observation, int index, StatedReport stated) =>
        new(observation.Time.Period, observation.Quantity, Statement.MarksOf(observation), index, stated);

    /// <summary>What one report states of one key.</summary>
    private readonly record struct Stated(List<Statement> Own, List<Statement> Subtree);
}
