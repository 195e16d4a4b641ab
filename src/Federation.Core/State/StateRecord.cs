using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.State;

/// <summary>
/// What a committee's facts amount to, without anything that can be worked out again and without what children show:
/// the content of a snapshot.
/// </summary>
/// <param name="Sequence">The facts that it includes.</param>
/// <param name="Hash">The chain hash at the last of them.</param>
/// <param name="Events">Its events.</param>
/// <param name="Reports">Its reports by key.</param>
/// <param name="TargetsSet">Targets that were set by themselves.</param>
/// <param name="Roster">Its children, present and past, with the days of belonging.</param>
/// <param name="Keys">What it states of each key; a statement's report is one of <paramref name="Reports"/>.</param>
public sealed record StateRecord(
    long Sequence,
    string Hash,
    ImmutableArray<CommitteeEvent> Events,
    ImmutableSortedDictionary<string, ReportRecord> Reports,
    ImmutableArray<Target> TargetsSet,
    ImmutableArray<KeyValuePair<CommitteeId, ImmutableArray<Interval>>> Roster,
    ImmutableArray<KeyStatements> Keys
);
