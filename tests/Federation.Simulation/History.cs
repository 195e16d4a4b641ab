using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Oracle.Generation;
using Federation.Simulation.Checks;
using Federation.Simulation.Faults;
using Federation.Simulation.Work;
using Federation.Simulation.World;

namespace Federation.Simulation;

/// <summary>
/// One history: committees are established, report, correct, withdraw, move and merge while everything goes wrong that the
/// plan says; then nothing goes wrong any more, and all must agree.
/// </summary>
public sealed class History
{
    private const int WorkMilliseconds = 60_000;
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(WorkMilliseconds);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan End = TimeSpan.FromMinutes(40);

    private readonly Universe universe;
    private readonly Ledger ledger = new();
    private readonly Readers readers;
    private readonly Gremlin gremlin;
    private readonly Registrar registrar;
    private readonly List<Clerk> clerks = [];
    private readonly RandomFederation federation;

    private History(int seed, Action<string>? listener)
    {
        var dice = new Dice(seed);
        var restDice = new Dice(seed ^ 0x2E57);
        var plan = FaultPlan.Any(dice) with { Rests = restDice.Pick([0, 10, 60, 300]) };
        federation = RandomFederation.Make(seed, ShapeOf(dice));
        universe = new(dice, restDice, plan, listener);
        readers = new(universe) { TrustsClocks = plan.ClockJumps == 0 };
        gremlin = new(universe, WorkMilliseconds, Forget);
        var pause = 2 * WorkMilliseconds / (federation.Events.Count + 1);
        registrar = new(universe, federation.Events, Math.Max(pause, 2), Begin);
        universe.Say($"seed {seed}: {federation.Chronicle.Facts.Count} committees, {plan}");
    }

    /// <summary>Runs the history of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="listener">Hears the history line by line; null where nobody listens.</param>
    /// <returns>What went wrong that must not; null where nothing did.</returns>
    public static string? Run(int seed, Action<string>? listener = null)
    {
        try
        {
            return new History(seed, listener).Run();
        }
        catch (HistoryFault fault)
        {
            return fault.Message;
        }
        catch (Exception exception)
        {
            return $"at the reckoning: {exception}";
        }
    }

    private static FederationShape ShapeOf(Dice dice)
    {
        var size = dice.Next(100) switch
        {
            < 70 => (Min: 5, Max: 14),
            < 95 => (Min: 10, Max: 40),
            _ => (Min: 40, Max: 300),
        };
        return new()
        {
            CommitteesMin = size.Min,
            CommitteesMax = size.Max,
            InstancesMax = dice.Between(2, 6),
            HasRoots = false,
            DepthMax = dice.Between(2, 6),
            ChangesMax = dice.Between(0, 12),
            ReportsMax = dice.Between(1, 5),
            KeysMax = dice.Between(1, 4),
        };
    }

    private string? Run()
    {
        _ = GuardAsync(registrar.WorkAsync());
        gremlin.Begin();
        LookAround();
        universe.Loop.RunUntil(Work);
        _ = GuardAsync(HealAsync());
        for (var until = Work + Rest; until < End && universe.Fault is null; until += Rest)
        {
            universe.Loop.RunUntil(until);
            if (IsSettled() && !WakeAll())
            {
                Wait(CheckAsync());
                return universe.Fault;
            }
        }

        return universe.Fault ?? $"it does not come to rest: {Restless()}";
    }

    private void Begin(CommitteeId committee)
    {
        var facts = federation.Chronicle.Facts[committee].Where(f => f is not EventRecorded).ToList();
        var clerk = new Clerk(universe, ledger, committee, facts);
        clerks.Add(clerk);
        _ = GuardAsync(clerk.WorkAsync());
    }

    private void Forget(string instance, IReadOnlySet<string> kept)
    {
        ledger.Forget(instance, kept);
        readers.Forget(instance, !gremlin.Unaccepted.ContainsKey(instance));
    }

    private void LookAround()
    {
        foreach (var seat in universe.Seats.Where(_ => universe.Dice.Chance(40)))
        {
            readers.Look(seat);
        }

        universe.Loop.After(TimeSpan.FromMilliseconds(400 + universe.Dice.Next(800)), LookAround);
    }

    private async Task HealAsync()
    {
        universe.EndFaults();
        universe.Say("nothing goes wrong any more");
        foreach (var instance in gremlin.Unaccepted.Keys.ToList())
        {
            await gremlin.AcceptAsync(instance);
        }

        foreach (var instance in universe.Disks.Keys.ToList())
        {
            await universe.StartAsync(instance);
        }
    }

    private bool IsSettled() => registrar.IsDone && clerks.All(c => c.IsDone) && universe.Seats.All(s => s.IsIdle);

    /// <summary>Whoever is at rest begins again, to be looked at; false where nobody is.</summary>
    private bool WakeAll()
    {
        var resting = universe.Seats.Where(s => s.IsAtRest).ToList();
        foreach (var seat in resting)
        {
            seat.Wake();
        }

        return resting.Count > 0;
    }

    private string Restless() =>
        string.Join(
            ", ",
            clerks
                .Where(c => !c.IsDone)
                .Select(c => c.ToString())
                .Append(registrar.IsDone ? null : "the registrar")
                .Concat(universe.Seats.Where(s => !s.IsIdle).Select(s => s.ToString()))
                .OfType<string>()
                .Take(5)
        );

    private async Task CheckAsync()
    {
        foreach (var seat in universe.Seats)
        {
            readers.Look(seat);
        }

        foreach (var (instance, disk) in universe.Disks)
        {
            if (ledger.Contradiction(instance, await disk.EntriesAsync()) is { } contradiction)
            {
                universe.Blame(contradiction);
            }
        }

        var reckoning = new Reckoning(universe, federation.Keys, federation.Periods);
        if (universe.Fault is null && await reckoning.FirstFaultAsync() is { } fault)
        {
            universe.Blame(fault);
        }
    }

    private async Task GuardAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e)
        {
            universe.Blame($"the history itself fell over {e}");
        }
    }

    /// <summary>Nothing here ever waits for another thread.</summary>
    private void Wait(Task task)
    {
        if (!task.IsCompleted)
        {
            throw new HistoryFault("the reckoning waits for something");
        }

        task.GetAwaiter().GetResult();
    }
}
