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
        var touched = new HashSet<FigureKey>(observations.Length);
        var changes = new List<KeyValuePair<FigureKey, KeyState?>>(observations.Length);
        var place = 0;
        void Change(FigureKey key, List<Statement> own, List<Statement> subtree)
        {
            var before = state.Keys.Find(key, ref place) ?? KeyBook.New(state, key);
            touched.Add(key);
            changes.Add(new(key, KeyBook.WithStatements(state, key, before, reportKey, own, subtree)));
        }

        var (keys, places) = InOrder(state.Catalogue, observations);
        var (own, subtree) = (new List<Statement>(1), new List<Statement>(1));
        for (var i = 0; i < keys.Length; )
        {
            var key = keys[i];
            own.Clear();
            subtree.Clear();
            for (; i < keys.Length && keys[i].Equals(key); i++)
            {
                var observation = observations[places[i]];
                var of = observation.Scope == Scope.Own ? own : subtree;
                of.Add(StatementOf(observation, places[i], stated!));
            }

            Change(key, own, subtree);
        }

        foreach (var (key, _) in isNew ? [] : state.Keys.Where(k => States(k.Value, reportKey)))
        {
            if (!touched.Contains(key))
            {
                Change(key, [], []);
            }
        }

        state = state with { Keys = state.Keys.With(changes) };
        return Checking.Recheck(new(state, touched, false));
    }

    private static bool States(KeyState key, string reportKey) =>
        key.Own.States(reportKey) || key.Subtree.States(reportKey);

    /// <summary>The keys that are observed, in order, each with its place among the observations.</summary>
    private static (FigureKey[] Keys, int[] Places) InOrder(
        Catalogue catalogue,
        ImmutableArray<Observation> observations
    )
    {
        var keys = new FigureKey[observations.Length];
        var places = new int[observations.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = catalogue.Shared(observations[i].Key);
            places[i] = i;
        }

        Array.Sort(keys, places);
        return (keys, places);
    }

    private static Statement StatementOf(Observation observation, int index, StatedReport stated) =>
        new(observation.Time.Period, observation.Quantity, Statement.MarksOf(observation), index, stated);
}
