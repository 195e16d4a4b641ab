using Federation.Conformance.Memory;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Codec;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Oracle.Generation;
using Federation.Simulation.Checks;
using Federation.Simulation.Faults;
using Federation.Simulation.Time;

namespace Federation.Simulation.World;

/// <summary>Everything that is in one history: time, hosts, disks, the network, and what goes wrong.</summary>
internal sealed class Universe(Dice dice, Dice restDice, FaultPlan plan, Action<string>? listener)
{
    private readonly Dictionary<string, Host> hosts = [];
    private readonly SortedDictionary<string, Disk> disks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> epochs = [];
    private Network? network;

    public Dice Dice { get; } = dice;

    /// <summary>
    /// Says who goes to rest when: of its own, so that the other dice fall as they did before there was rest.
    /// </summary>
    public Dice RestDice { get; } = restDice;

    public EventLoop Loop { get; } = new();

    public Network Network => network ??= new(this);

    public Knowledge Knowledge { get; } = new();

    public AgentLimits Limits { get; } =
        new()
        {
            ResendAfter = TimeSpan.FromSeconds(2),
            AwayAfter = TimeSpan.FromSeconds(8),
            CompareEvery = TimeSpan.FromSeconds(3),
            CompareWithinEvery = TimeSpan.FromSeconds(15),
            SnapshotEvery = dice.Between(1, 8),
        };

    /// <summary>What goes wrong now.</summary>
    public FaultPlan Plan { get; private set; } = plan;

    /// <summary>What must never be and has been seen; the history ends there.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyDictionary<string, Disk> Disks => disks;

    /// <summary>The seats that count, in the order of their committees.</summary>
    public IEnumerable<Seat> Seats =>
        hosts.Values.Where(h => h.IsAlive).SelectMany(h => h.Seats.Where(h.IsCurrent)).OrderBy(s => s.Id);

    /// <summary>Whether an activation lives on that another has followed.</summary>
    public bool HasTwins => hosts.Values.Any(h => h.IsAlive && h.Seats.Any(s => !h.IsCurrent(s)));

    /// <summary>The running host of an instance.</summary>
    public Host? HostOf(string instance) => hosts.GetValueOrDefault(instance) is { IsAlive: true } host ? host : null;

    /// <summary>Whether somebody reads along.</summary>
    public bool IsHeard => listener is not null;

    /// <summary>Writes a line of the history for its reader.</summary>
    public void Say(string line) => listener?.Invoke($"{Loop.Now.TotalSeconds, 8:0.000}  {line}");

    /// <summary>Takes down what must never be.</summary>
    public void Blame(string what)
    {
        Fault ??= $"after {Loop.Now.TotalSeconds:0.000} s: {what}";
        Say($"FAULT {what}");
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void EndFaults()
    {
        Plan = FaultPlan.None;
        Network.MendAll();
        foreach (var host in hosts.Values)
        {
            host.LeaveOlder();
        }
    }

    /// <summary>Starts an instance's process on what its disk holds.</summary>
    public async Task StartAsync(string instance)
    {
        if (HostOf(instance) is not null)
        {
            return;
        }

        if (!disks.TryGetValue(instance, out var disk))
        {
            disks[instance] = disk = new(instance);
        }

        if (Dice.Chance(Plan.SnapshotLossPercent))
        {
            disk.Store.DropSnapshots();
        }

        var journal = new MemoryJournal(disk.Store);
        var committees = await journal.CommitteesAsync(CancellationToken.None);
        var plan = await StartPlan.ReadAsync(
            journal.AsStored(),
            ProgramMark.Of(TestCatalogue.Catalogue),
            CancellationToken.None
        );
        var host = hosts[instance] = new(this, disk.Store);
        Say($"{instance} starts with {committees.Length} committees, {plan.Resting.Count()} of them at rest");
        host.Start(committees, plan);
    }

    /// <summary>Kills an instance's process, if it runs.</summary>
    public void Kill(string instance)
    {
        if (HostOf(instance) is { } host)
        {
            Say($"{instance} is killed");
            host.Kill();
        }
    }

    /// <summary>Grants an instance its next epoch; who grants them keeps count.</summary>
    public async Task<long> RaiseEpochAsync(string instance)
    {
        var epoch = epochs[instance] = epochs.GetValueOrDefault(instance, 1) + 1;
        return await new MemoryJournal(disks[instance].Store).RaiseEpochAsync(epoch, CancellationToken.None);
    }

    /// <summary>What a client does: finds the committee's process, asks, waits for the answer.</summary>
    public async Task<T> CallAsync<T>(CommitteeId committee, Func<CommitteeAgent, ValueTask<T>> command)
    {
        await Loop.DelayAsync(TimeSpan.FromMilliseconds(Dice.Next(30)));
        var host = HostOf(committee.Instance) ?? throw new HostDownException(committee.Instance);
        var result = await host.SeatOf(committee).RunAsync(command);
        await Loop.DelayAsync(TimeSpan.FromMilliseconds(Dice.Next(30)));
        if (!host.IsAlive)
        {
            throw new HostDownException(committee.Instance);
        }

        return Dice.Chance(Plan.LostAnswerPercent) ? throw new HostDownException(committee.Instance) : result;
    }

    /// <summary>What a client meets and tries again after.</summary>
    public static bool MayPass(Exception e) => e is HostDownException || IsTransient(e);

    /// <summary>What may go wrong in an agent's turn; anything else is a fault of the product.</summary>
    public void RequireExpected(Seat seat, Exception e)
    {
        if (e is not RequestRefusedException && !IsTransient(e))
        {
            Blame($"{seat} threw {e}");
        }
    }

    private static bool IsTransient(Exception e) =>
        e is JournalConflictException or JournalUnavailableException or CommitteeUnknownException;
}
