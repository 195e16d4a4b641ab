using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>Recomputes a stored chain and holds it against everything else that the database says about it.</summary>
internal static class ChainVerifier
{
    /// <summary>
    /// What is checked before anything is served: the end of the chain, the stored head and the committees. What is
    /// wrong and where, in English; null where all is well.
    /// </summary>
    public static async ValueTask<string?> CheckTailAsync(
        ReadSession session,
        int entriesMax,
        CancellationToken cancellationToken
    )
    {
        var (head, last) = await session.HeadAsync(cancellationToken).ConfigureAwait(false);
        var walk = new ChainWalk(Math.Max(0, head.Position - entriesMax));
        (ChainFault? Fault, bool AtEnd) page;
        do
        {
            page = await CheckPageAsync(session, walk, head.Position, cancellationToken).ConfigureAwait(false);
        } while (!page.AtEnd);

        var fault =
            page.Fault
            ?? CheckHead(walk, head, last)
            ?? await CheckCommitteesAsync(session, walk, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
        {
            return $"entry {fault.Position}: {fault.What}";
        }

        // No sequence has a gap, and each position is one committee's: the ends add up.
        var (sum, chain) = await session.EndsAsync(cancellationToken).ConfigureAwait(false);
        return sum == chain ? null : $"the committees have {sum} entries together, the chain has {chain}";
    }

    /// <summary>Checks the next entries. The fault found, if any; <c>AtEnd</c> where there was none to check.</summary>
    public static async ValueTask<(ChainFault? Fault, bool AtEnd)> CheckPageAsync(
        ReadSession session,
        ChainWalk walk,
        long upTo,
        CancellationToken cancellationToken
    )
    {
        if (walk.Position >= upTo)
        {
            return (null, true);
        }

        try
        {
            var page = await session.PageOfChainAsync(walk.Position, cancellationToken).ConfigureAwait(false);
            return Check(page, walk, upTo);
        }
        catch (Exception damage) when (session.IsDamage(damage))
        {
            return (new(walk.Position + 1, $"it or what follows cannot be read: {damage.Message}"), true);
        }
    }

    /// <summary>The stored head against the last entry of a walk to its end.</summary>
    public static ChainFault? CheckHead(ChainWalk walk, JournalHead head, long last) =>
        last > head.Position ? new(head.Position + 1, $"it lies after the stored head, which is {head.Position}")
        : walk.Hash != head.Hash ? new(head.Position, "its hash is not that of the stored head")
        : null;

    /// <summary>
    /// What lies beside the chain: the committees against a walk to its end, the index of committees, the holdings.
    /// </summary>
    public static async ValueTask<ChainFault?> CheckRestAsync(
        ReadSession session,
        ChainWalk walk,
        CancellationToken cancellationToken
    ) =>
        await CheckCommitteesAsync(session, walk, cancellationToken).ConfigureAwait(false)
        ?? await CheckIndexAsync(session, cancellationToken).ConfigureAwait(false)
        ?? await CheckHoldingsAsync(session, walk.Position, cancellationToken).ConfigureAwait(false);

    private static (ChainFault? Fault, bool AtEnd) Check(IReadOnlyList<StoredEntry> page, ChainWalk walk, long upTo)
    {
        foreach (var stored in page)
        {
            if (stored.Position != walk.Position + 1)
            {
                return (new(walk.Position + 1, "it is missing"), true);
            }

            if ((stored.Fault ?? walk.Step(stored.Entry!)) is { } what)
            {
                return (new(stored.Position, what), true);
            }

            if (walk.Position == upTo)
            {
                return (null, true);
            }
        }

        return page.Count > 0 ? (null, false) : (new(walk.Position + 1, "it and what follows are missing"), true);
    }

    private static async ValueTask<ChainFault?> CheckCommitteesAsync(
        ReadSession session,
        ChainWalk walk,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // Others may have raised theirs meanwhile: more is no fault.
            var rows = await session.CommitteeRowsAsync(cancellationToken).ConfigureAwait(false);
            var incarnations = rows.ToDictionary(row => row.Committee, row => row.Incarnation);
            return walk
                .Ends.Where(end => incarnations.GetValueOrDefault(end.Key) < end.Value.Incarnation)
                .Select(end => new ChainFault(
                    walk.Position,
                    $"{end.Key} is stored below its incarnation {end.Value.Incarnation}"
                ))
                .FirstOrDefault();
        }
        catch (Exception damage) when (session.IsDamage(damage))
        {
            return new(walk.Position, $"the table of committees cannot be read: {damage.Message}");
        }
    }

    // Whether the index has entries that the chain has not. (That it finds all of the chain's is seen on the walk.)
    private static async ValueTask<ChainFault?> CheckIndexAsync(
        ReadSession session,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (count, head) = await session.IndexedAsync(cancellationToken).ConfigureAwait(false);
            return count == head
                ? null
                : new(head, $"the index of committees has {count} entries, the chain has {head}");
        }
        catch (Exception damage) when (session.IsDamage(damage))
        {
            return new(1, $"the index of committees cannot be read: {damage.Message}");
        }
    }

    private static async ValueTask<ChainFault?> CheckHoldingsAsync(
        ReadSession session,
        long position,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await session.Holdings.CheckAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception damage) when (session.IsDamage(damage))
        {
            return new(position, damage.Message);
        }
    }
}
