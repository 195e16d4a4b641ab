using Federation.Core.Identity;
using Federation.Oracle.Generation;
using Federation.Simulation.World;

namespace Federation.Simulation.Faults;

/// <summary>Does what the plan says at moments that the dice say: kills, cuts, clocks, twins, older databases.</summary>
internal sealed class Gremlin(Universe universe, int workMilliseconds, Action<string, IReadOnlySet<string>> restored)
{
    private readonly Dictionary<string, IReadOnlySet<string>> unaccepted = [];
    private readonly Dice rests = universe.RestDice;

    /// <summary>Instances whose older database nobody has accepted yet, and how far it went.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Unaccepted => unaccepted;

    public void Begin()
    {
        var plan = universe.Plan;
        Often(plan.Kills, Kill);
        Often(plan.Partitions, Cut);
        Often(plan.ClockJumps, Jump);
        Often(plan.Twins, Twin);
        Often(plan.Restores, () => _ = RestoreAsync());
        Often(plan.Restores * 5, CopyAll);
        for (var i = 0; i < plan.Rests; i++)
        {
            Later(rests.Next(workMilliseconds), Rest);
        }
    }

    /// <summary>An operator takes an older database as it is: the epoch is raised, and the instance starts again.</summary>
    public async Task AcceptAsync(string instance)
    {
        if (unaccepted.Remove(instance, out var kept))
        {
            universe.Kill(instance);
            var epoch = await universe.RaiseEpochAsync(instance);
            universe.Say($"{instance} is accepted as it is, epoch {epoch}");
            restored(instance, kept);
            await universe.StartAsync(instance);
        }
    }

    private void Often(int times, Action what)
    {
        for (var i = 0; i < times; i++)
        {
            Later(universe.Dice.Next(workMilliseconds), what);
        }
    }

    private void Later(int milliseconds, Action what) =>
        universe.Loop.After(TimeSpan.FromMilliseconds(milliseconds), what);

    private string? AnyInstance() => universe.Disks.Count == 0 ? null : universe.Dice.Pick([.. universe.Disks.Keys]);

    private void Kill()
    {
        if (AnyInstance() is { } instance)
        {
            universe.Kill(instance);
            Later(universe.Dice.Next(15_000), () => _ = universe.StartAsync(instance));
        }
    }

    private void Cut()
    {
        if (AnyInstance() is not { } from || AnyInstance() is not { } to || from == to)
        {
            return;
        }

        var both = universe.Dice.Chance(60);
        universe.Say($"cut: {from} to {to}{(both ? " and back" : "")}");
        universe.Network.Cut(from, to);
        if (both)
        {
            universe.Network.Cut(to, from);
        }

        Later(
            universe.Dice.Next(30_000),
            () =>
            {
                universe.Say($"mended: {from} to {to}");
                universe.Network.Mend(from, to);
                universe.Network.Mend(to, from);
            }
        );
    }

    private void Jump()
    {
        if (AnyInstance() is { } instance && universe.HostOf(instance) is { } host)
        {
            host.Clock.Skew += TimeSpan.FromSeconds(universe.Dice.Between(-5_000, 5_000));
            universe.Say($"{instance}'s clock jumps to {host.Clock.GetUtcNow():O}");
        }
    }

    private void Twin()
    {
        var seats = universe.Seats.Where(s => s.Agent is { HasEnded: false }).ToList();
        if (seats.Count > 0)
        {
            var seat = universe.Dice.Pick(seats);
            universe.Say($"a second {seat} begins");
            seat.Host.Twin(seat.Id);
        }
    }

    private void Rest()
    {
        var seats = universe.Seats.ToList();
        if (seats.Count > 0)
        {
            rests.Pick(seats).LetRest();
        }
    }

    private void CopyAll()
    {
        foreach (var disk in universe.Disks.Values)
        {
            disk.Copy();
        }
    }

    private async Task RestoreAsync()
    {
        if (AnyInstance() is not { } instance || unaccepted.ContainsKey(instance))
        {
            return;
        }

        if (await universe.Disks[instance].RestoreAsync(universe.Dice) is { } kept)
        {
            universe.Kill(instance);
            universe.Say($"{instance} goes on from an older copy");
            unaccepted[instance] = kept;
            universe.Knowledge.BeginLife(instance);
            universe.Network.BeginLife(instance);
            restored(instance, kept);
            await universe.StartAsync(instance);
            Later(universe.Dice.Next(40_000), () => _ = AcceptAsync(instance));
        }
    }
}
