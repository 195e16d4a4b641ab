using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Core.Identity;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Store;

/// <summary>An instance's journal, on whichever node it is written.</summary>
internal sealed class ClusterJournal(JournalPlace place) : IJournal
{
    public string Instance => place.Instance;

    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Journal.HeadAsync(cancellationToken),
            async grain => (await grain.HeadAsync().ConfigureAwait(false)).ToHead()
        );

    public ValueTask<long> RaiseIncarnationAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Journal.RaiseIncarnationAsync(committee, cancellationToken),
            grain => grain.RaiseIncarnationAsync(committee.ToString())
        );

    public ValueTask<long> IncarnationAsync(CommitteeId committee, CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Journal.IncarnationAsync(committee, cancellationToken),
            grain => grain.IncarnationAsync(committee.ToString())
        );

    public ValueTask<long> RaiseEpochAsync(long epoch, CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Journal.RaiseEpochAsync(epoch, cancellationToken),
            grain => grain.RaiseEpochAsync(epoch)
        );

    public ValueTask<ImmutableArray<JournalEntry>> AppendAsync(
        JournalAppend append,
        CancellationToken cancellationToken
    ) =>
        place.DoAsync<ImmutableArray<JournalEntry>>(
            stored => stored.Journal.AppendAsync(append, cancellationToken),
            async grain =>
            {
                var written = await grain
                    .AppendAsync(
                        append.Committee.ToString(),
                        append.Incarnation,
                        append.ExpectedSequence,
                        [.. append.Entries.Select(BodySaid.Of)]
                    )
                    .ConfigureAwait(false);
                return [.. written.Select(entry => entry.ToEntry())];
            },
            append.Committee
        );

    public IAsyncEnumerable<JournalEntry> ReadAsync(
        CommitteeId committee,
        long afterSequence,
        CancellationToken cancellationToken
    ) => PagesAsync(committee, afterSequence, entry => entry.Sequence, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ReadChainAsync(long afterPosition, CancellationToken cancellationToken) =>
        PagesAsync(null, afterPosition, entry => entry.Position, cancellationToken);

    public ValueTask<ImmutableArray<CommitteeId>> CommitteesAsync(CancellationToken cancellationToken) =>
        place.DoAsync<ImmutableArray<CommitteeId>>(
            stored => stored.Journal.CommitteesAsync(cancellationToken),
            async grain => [.. (await grain.CommitteesAsync().ConfigureAwait(false)).Select(CommitteeId.Parse)]
        );

    public ValueTask<ChainFault?> VerifyAsync(CancellationToken cancellationToken) =>
        place.DoAsync(
            stored => stored.Journal.VerifyAsync(cancellationToken),
            async grain =>
                await grain.VerifyAsync().ConfigureAwait(false) is { } fault
                    ? new ChainFault(fault.Position, fault.What)
                    : null
        );

    /// <summary>The grain closes it, when it leaves the node.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<JournalEntry> PagesAsync(
        CommitteeId? committee,
        long after,
        Func<JournalEntry, long> placeOf,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var from = after;
            var page = await place
                .DoAsync(
                    stored => JournalPage.ReadAsync(stored.Journal, committee, from, cancellationToken),
                    async grain =>
                        [
                            .. (await grain.PageAsync(committee?.ToString(), from).ConfigureAwait(false)).Select(
                                entry => entry.ToEntry()
                            ),
                        ]
                )
                .ConfigureAwait(false);
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var entry in page)
            {
                after = placeOf(entry);
                yield return entry;
            }
        }
    }
}
