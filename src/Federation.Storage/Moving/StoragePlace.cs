using Federation.Engine.Ports;

namespace Federation.Storage.Moving;

/// <summary>Where instances are kept, seen by who moves them.</summary>
public abstract class StoragePlace
{
    /// <summary>What it is called, without a password: the same in every run.</summary>
    public abstract string Name { get; }

    /// <summary>The instances that it keeps, served by it or not, in ordinal order.</summary>
    /// <exception cref="StorageRefusedException">It cannot be read.</exception>
    public abstract Task<IReadOnlyList<string>> InstancesAsync(CancellationToken cancellationToken);

    /// <summary>Whether it serves an instance.</summary>
    /// <exception cref="StorageRefusedException">It cannot be read.</exception>
    public abstract Task<Hosting> HostingAsync(string instance, CancellationToken cancellationToken);

    /// <summary>Refuses a place that has a copy under way.</summary>
    /// <exception cref="StorageRefusedException">An instance is not whole.</exception>
    public async Task RequireWholeAsync(CancellationToken cancellationToken)
    {
        foreach (var instance in await InstancesAsync(cancellationToken).ConfigureAwait(false))
        {
            var hosting = await HostingAsync(instance, cancellationToken).ConfigureAwait(false);
            if (hosting.State == HostingState.Filling)
            {
                throw MoveRefusals.NotWhole(Name, instance, hosting.Place);
            }
        }
    }

    /// <summary>
    /// Opens an instance, served or not; begins it where there is none. No program has it open beside this one.
    /// </summary>
    /// <exception cref="StorageRefusedException">A program has it open; it cannot be opened.</exception>
    public abstract Task<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken);

    /// <summary>Opens an instance that there is to read it, also while a program has it open and writes.</summary>
    /// <exception cref="StorageRefusedException">It cannot be opened.</exception>
    public abstract Task<StoredInstance> OpenToReadAsync(string instance, CancellationToken cancellationToken);

    /// <summary>Says, durably, whether it serves an instance from now on. The caller has it open.</summary>
    /// <exception cref="StorageRefusedException">It cannot be written.</exception>
    internal abstract Task HostAsync(string instance, Hosting hosting, CancellationToken cancellationToken);
}
