using Federation.Oracle.Generation;

namespace Federation.Simulation.Faults;

/// <summary>
/// What goes wrong in one history, and how often. Each fault is left out of about half of all histories, so that each also
/// happens without the others.
/// </summary>
internal sealed record FaultPlan
{
    /// <summary>Messages between instances lost, in a hundred.</summary>
    public int LostPercent { get; init; }

    /// <summary>Messages between instances that arrive twice, in a hundred.</summary>
    public int RepeatedPercent { get; init; }

    /// <summary>Messages between instances that are late by seconds, in a hundred; the rest may overtake them.</summary>
    public int LatePercent { get; init; }

    /// <summary>Whether messages within an instance are lost, repeated and late, too, as between nodes of a cluster.</summary>
    public bool HitsLocalMessages { get; init; }

    /// <summary>Writes that fail and write nothing, in a thousand.</summary>
    public int FailedBeforePermille { get; init; }

    /// <summary>Writes that are done and fail nevertheless, in a thousand.</summary>
    public int FailedAfterPermille { get; init; }

    /// <summary>Writes that take seconds, in a thousand.</summary>
    public int SlowPermille { get; init; }

    /// <summary>Reads of the journal that fail, in a thousand.</summary>
    public int UnreadablePermille { get; init; }

    /// <summary>Answers to clients that get lost, in a hundred.</summary>
    public int LostAnswerPercent { get; init; }

    /// <summary>Processes killed.</summary>
    public int Kills { get; init; }

    /// <summary>Starts without snapshots, in a hundred.</summary>
    public int SnapshotLossPercent { get; init; }

    /// <summary>Instances cut off from one another, both ways or one way.</summary>
    public int Partitions { get; init; }

    /// <summary>Clocks that jump.</summary>
    public int ClockJumps { get; init; }

    /// <summary>Second activations of a committee while the first is alive.</summary>
    public int Twins { get; init; }

    /// <summary>Instances that go on from an older copy of their database.</summary>
    public int Restores { get; init; }

    /// <summary>Committees of which nobody wants anything for a while.</summary>
    public int Rests { get; init; }

    /// <summary>What the dice say.</summary>
    public static FaultPlan Any(Dice dice)
    {
        int Perhaps(params int[] rates) => dice.Chance(50) ? dice.Pick(rates) : 0;
        return new()
        {
            LostPercent = Perhaps(2, 10, 30),
            RepeatedPercent = Perhaps(5, 20),
            LatePercent = Perhaps(5, 30),
            HitsLocalMessages = dice.Chance(50),
            FailedBeforePermille = Perhaps(5, 30),
            FailedAfterPermille = Perhaps(5, 30),
            SlowPermille = Perhaps(10, 50),
            UnreadablePermille = Perhaps(10),
            LostAnswerPercent = Perhaps(5, 20),
            Kills = Perhaps(1, 3, 8),
            SnapshotLossPercent = Perhaps(20, 100),
            Partitions = Perhaps(1, 3, 6),
            ClockJumps = Perhaps(1, 4),
            Twins = Perhaps(1, 3),
            Restores = dice.Chance(30) ? dice.Between(1, 2) : 0,
        };
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public static FaultPlan None { get; } = new();

    public override string ToString() =>
        string.Join(
            ' ',
            typeof(FaultPlan)
                .GetProperties()
                .Where(p => p.Name != nameof(None) && p.CanWrite && p.GetValue(this) is not (0 or false))
                .Select(p => $"{p.Name}={p.GetValue(this)}")
        );
}
