using Federation.Engine.Ports;

namespace Federation.Simulation.World;

/// <summary>What reading and writing costs on one host, and how it fails.</summary>
internal sealed class Troubles(Universe universe, Host host)
{
    public async ValueTask<T> ReadAsync<T>(Func<ValueTask<T>> read)
    {
        await host.PauseAsync(universe.Dice.Next(3));
        if (universe.Dice.Next(1000) < universe.Plan.UnreadablePermille)
        {
            throw new JournalUnavailableException("It cannot be read now.");
        }

        return await read();
    }

    public async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write)
    {
        var isSlow = universe.Dice.Next(1000) < universe.Plan.SlowPermille;
        await host.PauseAsync(isSlow ? universe.Dice.Next(12_000) : universe.Dice.Next(8));
        if (universe.Dice.Next(1000) < universe.Plan.FailedBeforePermille)
        {
            throw new JournalUnavailableException("It failed before it was written.");
        }

        var result = await write();
        await host.PauseAsync(isSlow ? universe.Dice.Next(6_000) : universe.Dice.Next(4));
        if (universe.Dice.Next(1000) < universe.Plan.FailedAfterPermille)
        {
            throw new JournalUnavailableException("It failed after it was written.");
        }

        return result;
    }
}
