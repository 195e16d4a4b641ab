using Federation.Engine.Ports;

namespace Federation.Storage.Moving;

/// <summary>
/// Moves instances from one place to another. Whatever interrupts it, at any moment at most one of the two serves an
/// instance, and running it again finishes it: the target is marked as not whole, filled and held against the source;
/// only then, with the target's epoch above the source's, is every source fenced, and after that every target opened.
/// </summary>
/// <param name="source">Where they are.</param>
/// <param name="target">Where they are to be.</param>
/// <param name="progress">Is told before each durable step.</param>
public sealed class StorageMove(StoragePlace source, StoragePlace target, IProgress<MoveProgress> progress)
{
    private readonly SortedDictionary<string, StoredInstance> originals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StoredInstance> copies = new(StringComparer.Ordinal);

    /// <summary>Moves them, each whole or not at all.</summary>
    /// <param name="instances">Which; an instance that has been moved before is left alone.</param>
    /// <param name="agreesAsync">
    /// Compares the originals with the copies, beyond what is compared entry by entry; where it says false, nothing is
    /// fenced.
    /// </param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>The instances that were moved now; null where originals and copies do not agree.</returns>
    /// <exception cref="StorageRefusedException">An instance cannot be moved, and why.</exception>
    /// <exception cref="JournalUnavailableException">A storage has failed.</exception>
    public async Task<IReadOnlyList<string>?> RunAsync(
        IReadOnlyList<string> instances,
        Func<MovedInstances, Task<bool>> agreesAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await OpenAsync(instances, cancellationToken).ConfigureAwait(false);
            foreach (var (instance, original) in originals)
            {
                await new InstanceCopy(original, copies[instance], target.Name, isOnline: false, progress)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
            }

            if (!await agreesAsync(new(originals, copies)).ConfigureAwait(false))
            {
                return null;
            }

            await HandOverAsync(cancellationToken).ConfigureAwait(false);
            return [.. originals.Keys];
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

    /// <summary>
    /// All of them, so that no program has one open meanwhile: first the originals, since nothing is to be marked where
    /// one of them cannot be had. All are marked before one is filled.
    /// </summary>
    private async Task OpenAsync(IReadOnlyList<string> instances, CancellationToken cancellationToken)
    {
        var here = await source.InstancesAsync(cancellationToken).ConfigureAwait(false);
        var there = await target.InstancesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var instance in instances.Distinct())
        {
            if (!here.Contains(instance))
            {
                throw MoveRefusals.Unknown(source.Name, instance);
            }

            var isThere = there.Contains(instance);
            var from = await source.HostingAsync(instance, cancellationToken).ConfigureAwait(false);
            var to = await target.HostingAsync(instance, cancellationToken).ConfigureAwait(false);
            var hasGone = from == new Hosting(HostingState.Moved, target.Name);
            if (hasGone && isThere && to.State == HostingState.Here)
            {
                continue;
            }

            if (!hasGone)
            {
                from.Require(source.Name, instance);
            }

            originals[instance] = await source.OpenAsync(instance, cancellationToken).ConfigureAwait(false);
        }

        foreach (var instance in originals.Keys)
        {
            await OpenCopyAsync(instance, there.Contains(instance), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task OpenCopyAsync(string instance, bool isThere, CancellationToken cancellationToken)
    {
        var hosting = await target.HostingAsync(instance, cancellationToken).ConfigureAwait(false);
        if (!isThere)
        {
            await MarkAsync(instance, cancellationToken).ConfigureAwait(false);
        }

        copies[instance] = await target.OpenAsync(instance, cancellationToken).ConfigureAwait(false);
        var head = await copies[instance].Journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (isThere && hosting.State == HostingState.Here && head.Position > 0)
        {
            throw MoveRefusals.Taken(target.Name, instance);
        }

        // What is there already is marked once no program has it open.
        if (isThere && hosting.State != HostingState.Filling)
        {
            await MarkAsync(instance, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task MarkAsync(string instance, CancellationToken cancellationToken)
    {
        progress.Report(new(instance, MoveStep.Mark, 0));
        return target.HostAsync(instance, new(HostingState.Filling, source.Name), cancellationToken);
    }

    // The one after the other, each for all: a source that is fenced does not let the old program start any more, and
    // the new one starts only once nothing is left to be done.
    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        foreach (var (instance, original) in originals)
        {
            progress.Report(new(instance, MoveStep.RaiseEpoch, 0));
            var head = await original.Journal.HeadAsync(cancellationToken).ConfigureAwait(false);
            await copies[instance].Journal.RaiseEpochAsync(head.Epoch + 1, cancellationToken).ConfigureAwait(false);
        }

        foreach (var instance in originals.Keys)
        {
            progress.Report(new(instance, MoveStep.Fence, 0));
            await source
                .HostAsync(instance, new(HostingState.Moved, target.Name), cancellationToken)
                .ConfigureAwait(false);
        }

        foreach (var instance in originals.Keys)
        {
            progress.Report(new(instance, MoveStep.Host, 0));
            await target.HostAsync(instance, Hosting.Here, cancellationToken).ConfigureAwait(false);
        }
    }
}
