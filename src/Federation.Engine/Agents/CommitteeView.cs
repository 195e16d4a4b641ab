using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>What an agent publishes for readers: immutable, so that a read takes no turn in its mailbox.</summary>
public sealed record CommitteeView
{
    /// <summary>Everything the committee knows.</summary>
    public required CommitteeState State { get; init; }

    /// <summary>How new it is.</summary>
    public required VersionStamp Version { get; init; }

    /// <summary>When each key last changed in this activation.</summary>
    public SortedTable<FigureKey, KeyMark> Marks { get; init; } = SortedTable<FigureKey, KeyMark>.Empty;

    /// <summary>When the tree below last changed.</summary>
    public KeyMark TreeMark { get; init; } = new(0, default);

    /// <summary>When anything last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>How far this instance's journal goes that the view rests on.</summary>
    public JournalMark Reach { get; init; } = JournalMark.Beginning;

    /// <summary>How each child was heard.</summary>
    public SortedTable<CommitteeId, Contact> Contacts { get; init; } = SortedTable<CommitteeId, Contact>.Empty;

    /// <summary>Children that have neither been compared since the activation nor given up as away.</summary>
    public int Uncompared { get; init; }

    /// <summary>Children that are away, or whose database is not the one that is known.</summary>
    public int Away { get; init; }

    /// <summary>
    /// Whether an upper takes nothing of it, since the instance's database is an older copy than what is held of it.
    /// </summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether somebody below is away or has not been compared; null where all is here.</summary>
    public Staleness? Stale { get; init; }

    /// <summary>How many children that concerns.</summary>
    public int StaleChildren { get; init; }

    /// <summary>
    /// The same object in every view that answers each question for a figure alike: a child that was heard again and
    /// has nothing new makes another view, but no other figures.
    /// </summary>
    public object AnswersFrom { get; init; } = new();

    /// <summary>Whether each question for a figure has the same answer as in another view.</summary>
    public bool AnswersAs(CommitteeView other) =>
        ReferenceEquals(State, other.State)
        && Version == other.Version
        && ReferenceEquals(Marks, other.Marks)
        && TreeMark == other.TreeMark
        && Stale == other.Stale;

    /// <summary>
    /// What an upper hears of that: only of children on which it rests what it is shown, or committees that were above
    /// one another at different times would keep each other stale for ever.
    /// </summary>
    public Staleness? StaleFor(CommitteeId upper) =>
        Stale is null
            ? null
            : Contacts
                .Where(c => State.RestsOn(c.Key, upper))
                .Aggregate((Staleness?)null, (oldest, c) => Staleness.Older(oldest, c.Value.Stale));

    /// <summary>
    /// The push gate: open once every rostered child has been compared or counted as away. Before that the committee
    /// neither pushes nor answers as fresh, so that nobody above or reading ever goes backwards.
    /// </summary>
    public bool IsGateOpen => Uncompared == 0;

    /// <summary>
    /// Whether the gate is open towards one upper: it waits only for children on which it rests what this one is shown;
    /// a child of other years holds nobody up.
    /// </summary>
    public bool IsGateOpenTo(CommitteeId upper) =>
        IsGateOpen || !Contacts.Any(c => c.Value.IsAwaited && State.RestsOn(c.Key, upper));
}
