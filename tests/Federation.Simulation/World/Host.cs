using Federation.Conformance.Memory;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Embedded;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Simulation.Time;

namespace Federation.Simulation.World;

/// <summary>
/// One process that hosts one instance, from its start until it is killed. Once killed, none of its code goes on: whatever it
/// waits for never comes.
/// </summary>
internal sealed class Host
{
    private readonly Universe universe;
    private readonly List<Seat> seats = [];
    private readonly Dictionary<CommitteeId, Seat> current = [];

    public Host(Universe universe, MemoryStore store)
    {
        this.universe = universe;
        Instance = store.Instance;
        var journal = new MemoryJournal(store);
        var troubles = new Troubles(universe, this);
        Stored = new(
            new FaultyJournal(journal, troubles),
            new FaultySnapshots(journal.Snapshots, troubles),
            new FaultyHoldings(journal.Holdings, troubles)
        );
        Clock = new(universe.Loop);
    }

    public string Instance { get; }

    public StoredInstance Stored { get; }

    public HostClock Clock { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Every activation that is in memory.</summary>
    public IReadOnlyList<Seat> Seats => seats;

    /// <summary>
    /// Starts the committees that the journal knows, but for those that may stay at rest, and the beat that gives them
    /// time.
    /// </summary>
    public void Start(IEnumerable<CommitteeId> committees, StartPlan plan)
    {
        foreach (var place in plan.Resting)
        {
            Sit(place.Id).Rest(place.Version);
        }

        foreach (var committee in committees.Where(c => !plan.Rests(c)))
        {
            Sit(committee).Wake();
        }

        Beat();
    }

    /// <summary>The seat of a committee, set up where there is none.</summary>
    public Seat SeatOf(CommitteeId committee) => current.GetValueOrDefault(committee) ?? Sit(committee);

    /// <summary>The seat of a committee that is known here.</summary>
    public Seat? Find(CommitteeId committee) => current.GetValueOrDefault(committee);

    /// <summary>A second activation beside the first, which takes its place; the first does not know yet.</summary>
    public void Twin(CommitteeId committee) => Sit(committee).Wake();

    /// <summary>Who takes a message in: mostly the latest activation, sometimes one that should be gone.</summary>
    public Seat? Addressed(CommitteeId committee)
    {
        var older = seats.Where(s => s.Id == committee && s != current[committee]).ToList();
        return older.Count > 0 && universe.Dice.Chance(40) ? universe.Dice.Pick(older) : Find(committee);
    }

    /// <summary>Whether a seat is the latest of its committee.</summary>
    public bool IsCurrent(Seat seat) => current[seat.Id] == seat;

    /// <summary>Activations that should be gone are.</summary>
    public void LeaveOlder()
    {
        foreach (var seat in seats.Where(s => !IsCurrent(s)).ToList())
        {
            seat.Abandon();
            Leave(seat);
        }
    }

    /// <summary>An older activation has ended.</summary>
    public void Leave(Seat seat) => seats.Remove(seat);

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        IsAlive = false;
        foreach (var seat in seats)
        {
            seat.Abandon();
        }
    }

    /// <summary>Virtual milliseconds, after which a host that was killed meanwhile does not go on.</summary>
    public async ValueTask PauseAsync(int milliseconds)
    {
        var over = new TaskCompletionSource();
        universe.Loop.After(
            TimeSpan.FromMilliseconds(milliseconds),
            () =>
            {
                if (IsAlive)
                {
                    over.SetResult();
                }
            }
        );
        await over.Task;
    }

    /// <summary>What an agent here says goes out, unless the process is gone.</summary>
    public void Send(Seat from, Message message)
    {
        if (IsAlive)
        {
            universe.Network.Send(from, message);
        }
    }

    private Seat Sit(CommitteeId committee)
    {
        var seat = new Seat(universe, this, committee);
        seats.Add(seat);
        current[committee] = seat;
        return seat;
    }

    private void Beat() =>
        universe.Loop.After(
            TimeSpan.FromSeconds(1),
            () =>
            {
                if (IsAlive)
                {
                    foreach (var seat in seats.ToArray())
                    {
                        seat.Tick();
                    }

                    Beat();
                }
            }
        );
}
