using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Moving;

/// <summary>
/// Copies an instance entry by entry, so that its chain comes out the same; goes on where an earlier run has stopped.
/// </summary>
/// <param name="source">The original.</param>
/// <param name="target">What is there of the copy: the beginning of the same chain, or nothing.</param>
/// <param name="place">Where the copy is, for messages.</param>
/// <param name="isOnline">
/// Whether the original goes on being written: then entries are copied up to the head of now, and what is held as it
/// is later than that, so that nothing in the copy says less of others than its entries rest on.
/// </param>
/// <param name="progress">Is told before each durable step.</param>
internal sealed class InstanceCopy(
    StoredInstance source,
    StoredInstance target,
    string place,
    bool isOnline,
    IProgress<MoveProgress> progress
)
{
    /// <summary>So many appends are under way at once, for one group commit.</summary>
    private const int AppendsMax = 256;

    /// <summary>And so many bytes, about.</summary>
    private const long BytesMax = 8 * 1_024 * 1_024;

    private readonly string instance = source.Journal.Instance;
    private readonly Dictionary<CommitteeId, long> incarnations = [];
    private long copied;

    /// <summary>Copies what is missing, and compares.</summary>
    /// <exception cref="StorageRefusedException">
    /// What is there is no beginning of the original; the copy is not what it was copied from.
    /// </exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var head = await source.Journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        copied = await RequireBeginningAsync(cancellationToken).ConfigureAwait(false);
        await CopyEntriesAsync(head.Position, cancellationToken).ConfigureAwait(false);
        Tell(MoveStep.CopyRest);
        var committees = await target.Journal.CommitteesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var committee in committees)
        {
            await CopyRestAsync(committee, cancellationToken).ConfigureAwait(false);
        }

        Tell(MoveStep.Check);
        await CheckAsync(head, committees, cancellationToken).ConfigureAwait(false);
    }

    private void Tell(MoveStep step) => progress.Report(new(instance, step, copied));

    /// <summary>How many entries the target has, all of them the source's.</summary>
    private async Task<long> RequireBeginningAsync(CancellationToken cancellationToken)
    {
        var there = await target.Journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (there.Position == 0)
        {
            return 0;
        }

        await foreach (
            var entry in source.Journal.ReadChainAsync(there.Position - 1, cancellationToken).ConfigureAwait(false)
        )
        {
            return entry.Hash == there.Hash
                ? there.Position
                : throw MoveRefusals.OtherHistory(place, instance, there.Position);
        }

        throw MoveRefusals.OtherHistory(place, instance, there.Position);
    }

    private async Task CopyEntriesAsync(long end, CancellationToken cancellationToken)
    {
        var batch = new List<JournalEntry>();
        var bytes = 0L;
        if (copied < end)
        {
            Tell(MoveStep.Copy);
            await foreach (var entry in source.Journal.ReadChainAsync(copied, cancellationToken).ConfigureAwait(false))
            {
                batch.Add(entry);
                bytes += entry.Body.Payload.Length;
                if (batch.Count == AppendsMax || bytes >= BytesMax || entry.Position == end)
                {
                    await AppendAsync(batch, cancellationToken).ConfigureAwait(false);
                    batch.Clear();
                    bytes = 0;
                    if (copied == end)
                    {
                        return;
                    }

                    Tell(MoveStep.Copy);
                }
            }

            throw MoveRefusals.NotTheSame(place, instance, $"{copied} / {end}");
        }
    }

    /// <summary>The queue of the target keeps the order, and one group takes them all.</summary>
    private async Task AppendAsync(List<JournalEntry> batch, CancellationToken cancellationToken)
    {
        var writes = new List<Task<ImmutableArray<JournalEntry>>>();
        foreach (var entry in batch)
        {
            await RaiseAsync(entry.Committee, entry.Incarnation, cancellationToken).ConfigureAwait(false);
            var append = new JournalAppend(entry.Committee, entry.Incarnation, entry.Sequence - 1, [entry.Body]);
            writes.Add(target.Journal.AppendAsync(append, cancellationToken).AsTask());
        }

        var written = await Task.WhenAll(writes).ConfigureAwait(false);
        foreach (var (entry, copy) in batch.Zip(written.Select(one => one.Single())))
        {
            if (copy.Position != entry.Position || copy.Hash != entry.Hash)
            {
                throw MoveRefusals.OtherHistory(place, instance, entry.Position);
            }

            copied = entry.Position;
        }
    }

    private async Task RaiseAsync(CommitteeId committee, long wanted, CancellationToken cancellationToken)
    {
        if (!incarnations.TryGetValue(committee, out var there))
        {
            there = await target.Journal.IncarnationAsync(committee, cancellationToken).ConfigureAwait(false);
        }

        while (there < wanted)
        {
            there = await target.Journal.RaiseIncarnationAsync(committee, cancellationToken).ConfigureAwait(false);
        }

        incarnations[committee] = there;
    }

    private async Task CopyRestAsync(CommitteeId committee, CancellationToken cancellationToken)
    {
        var incarnation = await source.Journal.IncarnationAsync(committee, cancellationToken).ConfigureAwait(false);
        await RaiseAsync(committee, incarnation, cancellationToken).ConfigureAwait(false);
        if (await source.Snapshots.LoadAsync(committee, cancellationToken).ConfigureAwait(false) is { } snapshot)
        {
            await target.Snapshots.SaveAsync(snapshot, cancellationToken).ConfigureAwait(false);
        }

        foreach (var held in await source.Holdings.LoadAsync(committee, cancellationToken).ConfigureAwait(false))
        {
            var whole = new HoldingChange(
                held.Upper,
                incarnations[committee],
                held.Child,
                held.Held,
                held.Mark,
                held.HeardAt,
                held.Format,
                IsWhole: true,
                held.Tree.ToArray(),
                [.. held.Keys.Select(key => new HeldKeyChange(key.Key, key.Shown.ToArray()))]
            );
            await target.Holdings.SaveAsync(whole, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CheckAsync(
        JournalHead head,
        ImmutableArray<CommitteeId> committees,
        CancellationToken cancellationToken
    )
    {
        if (await target.Journal.VerifyAsync(cancellationToken).ConfigureAwait(false) is { } fault)
        {
            throw MoveRefusals.NotTheSame(place, instance, $"{fault.Position}: {fault.What}");
        }

        var there = await target.Journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (there.Position != head.Position || there.Hash != head.Hash)
        {
            throw MoveRefusals.NotTheSame(place, instance, $"{there.Position} {there.Hash}");
        }

        foreach (var committee in isOnline ? [] : committees)
        {
            var mine = await source.Holdings.LoadAsync(committee, cancellationToken).ConfigureAwait(false);
            var copy = await target.Holdings.LoadAsync(committee, cancellationToken).ConfigureAwait(false);
            if (!mine.Select(Said).SequenceEqual(copy.Select(Said)))
            {
                throw MoveRefusals.NotTheSame(place, instance, $"{committee}");
            }
        }
    }

    /// <summary>All that a holding says.</summary>
    private static string Said(Holding holding)
    {
        var keys = holding.Keys.Select(key => $"{key.Key}={Convert.ToHexString(key.Shown.Span)}");
        return $"{holding.Upper} {holding.Child} {holding.Held} {holding.Mark} {holding.HeardAt:O} {holding.Format} "
            + $"{Convert.ToHexString(holding.Tree.Span)} {string.Join(' ', keys)}";
    }
}
