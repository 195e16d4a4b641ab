using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Packing;
using Federation.Core.Reports;
using Federation.Core.Summaries;

namespace Federation.Core.State;

/// <summary>
/// Everything that one committee knows: what it stated, and the summaries of its children. Immutable; a function of
/// the set of its facts and of the latest summary of each child, whatever the order in which they came.
/// </summary>
public sealed record CommitteeState
{
    /// <summary>The committee.</summary>
    public required CommitteeId Id { get; init; }

    /// <summary>The catalogue in force.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>What it was on each day.</summary>
    public required CommitteeHistory History { get; init; }

    /// <summary>Its place in the tree, as its figures need it.</summary>
    public required CommitteeContext Context { get; init; }

    /// <summary>The reports by key, ordinally.</summary>
    public ImmutableSortedDictionary<string, ReportRecord> Reports { get; init; } =
        ImmutableSortedDictionary<string, ReportRecord>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Targets that were set by themselves, not in a report, in the order of setting.</summary>
    public ImmutableArray<Target> TargetsSet { get; init; } = [];

    /// <summary>The children, present and past, and absorbed committees.</summary>
    public SortedTable<CommitteeId, ChildHolding> Children { get; init; } =
        SortedTable<CommitteeId, ChildHolding>.Empty;

    /// <summary>What is known of each key.</summary>
    public SortedTable<FigureKey, KeyState> Keys { get; init; } = SortedTable<FigureKey, KeyState>.Empty;

    /// <summary>Units below, by day.</summary>
    public Steps<Count> UnitsBelow { get; init; } = Steps<Count>.Zero;

    /// <summary>Committees below, by level and day.</summary>
    public GroupMap<LevelCode, Steps<Count>> LevelsBelow { get; init; } = GroupMap<LevelCode, Steps<Count>>.Zero;

    /// <summary>Committees that came into (+1) or left (−1) the subtree.</summary>
    public GroupMap<MoveId, Count> Crossings { get; init; } = GroupMap<MoveId, Count>.Zero;

    /// <summary>Committees below that came (+1) or left (−1) since they follow an absorbed parent.</summary>
    public GroupMap<MoveId, Count> Follows { get; init; } = GroupMap<MoveId, Count>.Zero;

    /// <summary>
    /// Whether of some move only one half has arrived, so that what moved counts twice or not at all. Seen at the root
    /// alone: there everything that comes has left elsewhere, and <see cref="Crossings"/> and <see cref="Follows"/>
    /// cancel.
    /// </summary>
    public bool IsMoveUnderWay => History.Spans is [.., { Parent: null }] && !(Crossings.IsZero && Follows.IsZero);

    /// <summary>How many facts it rests on.</summary>
    public long Sequence { get; init; }

    /// <summary>The chain hash at the last of them.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The targets in force: those of standing reports, then those set by themselves.</summary>
    public IEnumerable<Target> Targets =>
        Reports.Values.SelectMany(r => r.Standing?.Head.Targets ?? []).Concat(TargetsSet);

    /// <summary>A committee of which nothing is known yet.</summary>
    public static CommitteeState New(CommitteeId id, Catalogue catalogue)
    {
        var history = new CommitteeHistory([]);
        return new()
        {
            Id = id,
            Catalogue = catalogue,
            History = history,
            Context = new(id, history.Activity, [], Steps<Count>.Zero, Steps<Count>.Zero, true),
        };
    }

    /// <summary>
    /// This state with one more fact of its own. A fact that changes nothing leaves the figures as they are.
    /// </summary>
    public StateChange Apply(Recorded recorded)
    {
        var change = recorded.Fact switch
        {
            ReportAccepted accepted => ReportBook.Accept(this, accepted, recorded),
            ReportWithdrawn withdrawn => ReportBook.Withdraw(this, withdrawn),
            EventRecorded recordedEvent => TreeBook.Record(this, recordedEvent.Event),
            Facts.TargetsSet set => ReportBook.SetTargets(this, set),
            ChildLinked linked => TreeBook.Link(this, linked),
            _ => throw new ArgumentException($"Unknown fact {recorded.Fact.GetType().Name}", nameof(recorded)),
        };
        return change with { State = change.State with { Sequence = recorded.Sequence, Hash = recorded.Hash } };
    }

    /// <summary>
    /// This state with what a child now shows in place of what was held of it: old out, new in. Figures of keys not
    /// among
    /// <paramref name="keys"/> stay as held.
    /// </summary>
    /// <param name="child">The child, present or past, or an absorbed committee.</param>
    /// <param name="tree">Its place and tree, null where unchanged.</param>
    /// <param name="keys">The keys that changed; null for one no longer shown.</param>
    public StateChange Receive(
        CommitteeId child,
        TreeSummary? tree,
        IReadOnlyCollection<KeyValuePair<FigureKey, KeySummary?>> keys
    ) => ChildBook.Receive(this, child, tree, keys);

    /// <summary>What its facts amount to: see <see cref="Restore"/>.</summary>
    public StateRecord ToRecord() => Recording.Of(this);

    /// <summary>The state that a record was made of, with what some of its children were held to show.</summary>
    /// <param name="id">The committee.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="record">What its facts amount to.</param>
    /// <param name="held">Children of the roster, each once, with what they show; null for none.</param>
    /// <param name="sums">What these children bring together; null where that is to be worked out.</param>
    /// <param name="amiss">
    /// The keys on which the same rules found anything, with the same children: no other is judged. Null for all.
    /// </param>
    public static CommitteeState Restore(
        CommitteeId id,
        Catalogue catalogue,
        StateRecord record,
        IReadOnlyCollection<KeyValuePair<CommitteeId, Summary>>? held = null,
        SumsBelow? sums = null,
        IReadOnlyCollection<FigureKey>? amiss = null
    ) => Recording.Restore(id, catalogue, record, held ?? [], sums, amiss);

    /// <summary>
    /// What some of the children bring together, to be put in again by <see cref="Restore"/>; null where some flow's
    /// sums depend on the period that is asked.
    /// </summary>
    public SumsBelow? SumsOf(IReadOnlySet<CommitteeId> children) => SumsBelow.Of(this, children);

    /// <summary>This state with what some children show packed: equal in everything that can be asked.</summary>
    public CommitteeState WithPacked(IReadOnlyCollection<CommitteeId> children)
    {
        var common = new PackedInCommon();
        foreach (var (_, held) in Children)
        {
            common.Add(held.Summary);
        }

        var packed = new List<KeyValuePair<CommitteeId, ChildHolding?>>(children.Count);
        foreach (var child in children)
        {
            if (
                Children.Find(child) is { } held
                && SummaryPacking.Pack(held.Summary, common) is var less
                && !ReferenceEquals(less, held.Summary)
            )
            {
                packed.Add(new(child, held with { Summary = less }));
            }
        }

        return packed.Count == 0 ? this : this with { Children = Children.With(packed) };
    }

    /// <summary>
    /// What this committee shows an upper: a parent, present or past, or the committee that absorbed it.
    /// </summary>
    public TreeSummary TreeFor(CommitteeId upper) => Showing.Tree(this, upper);

    /// <summary>
    /// Whether what this committee shows an upper rests on what a child shows: the child belongs here on a day on
    /// which this committee belongs there, or on the eve of that, across which a move is counted; and of findings the
    /// latest upper hears whenever they were made. Whoever else was a child at other times is not waited for.
    /// </summary>
    public bool RestsOn(CommitteeId child, CommitteeId upper) => Showing.RestsOn(this, child, upper);

    /// <summary>What this committee shows an upper of one key; null where it has nothing to show.</summary>
    public KeySummary? KeyFor(CommitteeId upper, FigureKey key) => Showing.Key(this, upper, key);

    /// <summary>The whole summary for an upper.</summary>
    public Summary SummaryFor(CommitteeId upper) =>
        new(
            TreeFor(upper),
            SortedTable<FigureKey, KeySummary>.From(
                Keys.Select(k => KeyValuePair.Create(k.Key, KeyFor(upper, k.Key)))
                    .Where(k => k.Value is not null)
                    .Select(k => KeyValuePair.Create(k.Key, k.Value!))
            )
        );
}
