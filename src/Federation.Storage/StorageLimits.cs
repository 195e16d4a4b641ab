namespace Federation.Storage;

/// <summary>The limits of one instance's storage, wherever it is kept.</summary>
public abstract record StorageLimits
{
    /// <summary>The most writes that wait; the next ones wait for room, until they are cancelled.</summary>
    public int QueueLengthMax { get; init; } = 4_096;

    /// <summary>The most writes in one group commit.</summary>
    public int GroupMembersMax { get; init; } = 512;

    /// <summary>A group takes no further write once its payloads reach this many bytes.</summary>
    public long GroupBytesMax { get; init; } = 8 * 1_024 * 1_024;

    /// <summary>How many entries are checked at opening, from the end.</summary>
    public int TailEntriesMax { get; init; } = 1_000;

    /// <summary>The most entries that are read in one go.</summary>
    public int PageEntriesMax { get; init; } = 512;

    /// <summary>A page of entries takes no further one once its payloads reach this many bytes.</summary>
    public long PageBytesMax { get; init; } = 4 * 1_024 * 1_024;

    /// <summary>Whether an instance is opened to be moved: also where this place does not serve it.</summary>
    internal bool IsForMoving { get; init; }

    /// <summary>For tests: called by the writer after a write has come and before it takes a group.</summary>
    internal Action? BeforeGroup { get; init; }

    /// <summary>Refuses limits that nothing could pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is below 1.</exception>
    internal virtual void Check() =>
        ArgumentOutOfRangeException.ThrowIfLessThan(
            (
                (long[])[QueueLengthMax, GroupMembersMax, GroupBytesMax, TailEntriesMax, PageEntriesMax, PageBytesMax]
            ).Min(),
            1
        );
}
