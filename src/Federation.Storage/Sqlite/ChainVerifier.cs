using Federation.Engine.Ports;

namespace Federation.Storage.Sqlite;

/// <summary>Recomputes a stored chain and holds it against everything else that the database says about it.</summary>
internal static class ChainVerifier
{
    /// <summary>Checks the next entries. The fault found, if any; <c>AtEnd</c> where there was none to check.</summary>
    public static (ChainFault? Fault, bool AtEnd) CheckPage(ReadSession session, ChainWalk walk, long upTo)
    {
        if (walk.Position >= upTo)
        {
            return (null, true);
        }

        try
        {
            var page = session.PageOfChain(walk.Position);
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
        catch (Exception damage) when (SqliteReaders.IsDamage(damage))
        {
            return (new(walk.Position + 1, $"it or what follows cannot be read: {damage.Message}"), true);
        }
    }

    /// <summary>The stored head against the last entry of a walk to its end.</summary>
    public static ChainFault? CheckHead(ChainWalk walk, JournalHead head, long last) =>
        last > head.Position ? new(head.Position + 1, $"it lies after the stored head, which is {head.Position}")
        : walk.Hash != head.Hash ? new(head.Position, "its hash is not that of the stored head")
        : null;

    /// <summary>What the table of committees says against a walk.</summary>
    public static ChainFault? CheckCommittees(ReadSession session, ChainWalk walk)
    {
        try
        {
            // Others may have raised theirs meanwhile: more is no fault.
            var incarnations = session.CommitteeRows().ToDictionary(row => row.Committee, row => row.Incarnation);
            return walk
                .Ends.Where(end => incarnations.GetValueOrDefault(end.Key) < end.Value.Incarnation)
                .Select(end => new ChainFault(
                    walk.Position,
                    $"{end.Key} is stored below its incarnation {end.Value.Incarnation}"
                ))
                .FirstOrDefault();
        }
        catch (Exception damage) when (SqliteReaders.IsDamage(damage))
        {
            return new(walk.Position, $"the table of committees cannot be read: {damage.Message}");
        }
    }

    /// <summary>Whether what is held of other instances' children is what was written.</summary>
    public static ChainFault? CheckHoldings(ReadSession session, long position)
    {
        try
        {
            session.Holdings.Check();
            return null;
        }
        catch (Exception damage) when (SqliteReaders.IsDamage(damage))
        {
            return new(position, damage.Message);
        }
    }

    /// <summary>
    /// Whether the index of committees has entries that the chain has not. (That it finds all of the chain's is seen on
    /// the walk.)
    /// </summary>
    public static ChainFault? CheckIndex(ReadSession session)
    {
        try
        {
            var (count, head) = session.Indexed();
            return count == head
                ? null
                : new(head, $"the index of committees has {count} entries, the chain has {head}");
        }
        catch (Exception damage) when (SqliteReaders.IsDamage(damage))
        {
            return new(1, $"the index of committees cannot be read: {damage.Message}");
        }
    }
}
