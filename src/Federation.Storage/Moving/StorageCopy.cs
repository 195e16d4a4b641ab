using Federation.Engine.Ports;

namespace Federation.Storage.Moving;

/// <summary>
/// Copies instances to a place that has none of them, while a program may go on writing the originals: a backup, and,
/// the other way, its restoration. Nothing is fenced and no epoch rises. Interrupted, it is run again and goes on.
/// </summary>
/// <param name="source">Where they are.</param>
/// <param name="target">Where the copies are to be.</param>
/// <param name="progress">Is told before each durable step.</param>
public sealed class StorageCopy(StoragePlace source, StoragePlace target, IProgress<MoveProgress> progress)
{
    private readonly SortedDictionary<string, StoredInstance> originals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StoredInstance> copies = new(StringComparer.Ordinal);

    /// <summary>Copies them, and says that the copies are whole once all of them are.</summary>
    /// <param name="instances">Which.</param>
    /// <param name="agreesAsync">Looks at the copies; where it says false, they stay marked as not whole.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>Whether they agree.</returns>
    /// <exception cref="StorageRefusedException">An instance cannot be copied, and why.</exception>
    /// <exception cref="JournalUnavailableException">A storage has failed.</exception>
    public async Task<bool> RunAsync(
        IReadOnlyList<string> instances,
        Func<MovedInstances, Task<bool>> agreesAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await OpenAsync(instances, cancellationToken).ConfigureAwait(false);
            // Where each copy has to go at least; at first as far as there is.
            var wanted = originals.Keys.ToDictionary(instance => instance, _ => 0L, StringComparer.Ordinal);
            while (wanted.Count > 0)
            {
                var before = await HeadsAsync(cancellationToken).ConfigureAwait(false);
                foreach (var instance in wanted.Keys)
                {
                    await new InstanceCopy(originals[instance], copies[instance], target.Name, isOnline: true, progress)
                        .RunAsync(cancellationToken)
                        .ConfigureAwait(false);
                }

                wanted = await BehindAsync(wanted, before, cancellationToken).ConfigureAwait(false);
            }

            if (!await agreesAsync(new(originals, copies)).ConfigureAwait(false))
            {
                return false;
            }

            foreach (var instance in originals.Keys)
            {
                progress.Report(new(instance, MoveStep.Host, 0));
                await target.HostAsync(instance, Hosting.Here, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            foreach (var opened in originals.Values.Concat(copies.Values))
            {
                await opened.Journal.DisposeAsync().ConfigureAwait(false);
            }

            originals.Clear();
            copies.Clear();
        }
    }

    private async Task OpenAsync(IReadOnlyList<string> instances, CancellationToken cancellationToken)
    {
        var here = await source.InstancesAsync(cancellationToken).ConfigureAwait(false);
        var there = await target.InstancesAsync(cancellationToken).ConfigureAwait(false);
        var filling = new Hosting(HostingState.Filling, source.Name);
        var states = new SortedDictionary<string, Hosting>(StringComparer.Ordinal);
        foreach (var instance in instances)
        {
            states[instance] = await target.HostingAsync(instance, cancellationToken).ConfigureAwait(false);
        }

        // An earlier run may have been interrupted between two of its last steps: then what it has finished goes on,
        // too. No program began there meanwhile, since not all was whole.
        var isGoingOn = states.ContainsValue(filling);
        foreach (var (instance, state) in states)
        {
            if (!here.Contains(instance))
            {
                throw MoveRefusals.Unknown(source.Name, instance);
            }

            var from = await source.HostingAsync(instance, cancellationToken).ConfigureAwait(false);
            from.Require(source.Name, instance);
            if (there.Contains(instance) && state != filling && !(isGoingOn && state == Hosting.Here))
            {
                throw MoveRefusals.Taken(target.Name, instance);
            }

            progress.Report(new(instance, MoveStep.Mark, 0));
            await target.HostAsync(instance, filling, cancellationToken).ConfigureAwait(false);
            originals[instance] = await source.OpenToReadAsync(instance, cancellationToken).ConfigureAwait(false);
            copies[instance] = await target.OpenAsync(instance, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Dictionary<string, long>> HeadsAsync(CancellationToken cancellationToken)
    {
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (instance, copy) in copies)
        {
            heads[instance] = (await copy.Journal.HeadAsync(cancellationToken).ConfigureAwait(false)).Position;
        }

        return heads;
    }

    /// <summary>
    /// The copies that end before a place at which another copy holds what was shown of them: they were copied too
    /// early, and get the rest. One that was asked for as much before, and has not moved, has no more to give.
    /// </summary>
    private async Task<Dictionary<string, long>> BehindAsync(
        Dictionary<string, long> asked,
        Dictionary<string, long> before,
        CancellationToken cancellationToken
    )
    {
        var marks = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var copy in copies.Values)
        {
            foreach (var upper in await copy.Journal.CommitteesAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var held in await copy.Holdings.LoadAsync(upper, cancellationToken).ConfigureAwait(false))
                {
                    var child = held.Child.Instance;
                    marks[child] = Math.Max(marks.GetValueOrDefault(child), held.Mark.Position);
                }
            }
        }

        var heads = await HeadsAsync(cancellationToken).ConfigureAwait(false);
        return marks
            .Where(mark => heads.TryGetValue(mark.Key, out var head) && head < mark.Value)
            .Where(mark => heads[mark.Key] > before[mark.Key] || mark.Value > asked.GetValueOrDefault(mark.Key))
            .ToDictionary(StringComparer.Ordinal);
    }
}
