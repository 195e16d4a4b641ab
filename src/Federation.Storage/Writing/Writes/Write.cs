using Federation.Engine.Ports;

namespace Federation.Storage.Writing.Writes;

/// <summary>
/// One member of a group commit: from waiting, it is either taken by the writer or called back, once.
/// </summary>
internal abstract class Write
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int CalledBack = 2;

    private int state;

    /// <summary>About how many bytes it will write.</summary>
    public abstract long Bytes { get; }

    /// <summary>The writer takes it: from now on it cannot be called back. False where it has been.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref state, Taken, Waiting) == Waiting;

    /// <summary>The caller takes it back. False where the writer has it already.</summary>
    protected bool TryCallBack() => Interlocked.CompareExchange(ref state, CalledBack, Waiting) == Waiting;

    /// <summary>Writes within the group's transaction. A conflict is remembered and fails this member alone.</summary>
    public abstract void Apply(WriteSession session);

    /// <summary>The group is durable: answers the caller.</summary>
    public abstract void Succeed();

    /// <summary>The group is not: answers the caller.</summary>
    public abstract void Fail(JournalUnavailableException failure);
}
