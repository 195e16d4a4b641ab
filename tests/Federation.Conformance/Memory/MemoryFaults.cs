using Federation.Core.Identity;

namespace Federation.Conformance.Memory;

/// <summary>
/// What goes wrong with a memory journal's writes of whatever kind (an epoch is written by the committee that is named
/// like the instance). Each hook may wait (a slow disk) or throw a
/// <see cref="Federation.Engine.Ports.JournalUnavailableException"/> (a failing one).
/// </summary>
public sealed class MemoryFaults
{
    /// <summary>Awaited before anything is written: where it throws, nothing was.</summary>
    public Func<CommitteeId, CancellationToken, ValueTask>? BeforeWrite { get; set; }

    /// <summary>Awaited after it was written and before the answer: where it throws, the answer is lost.</summary>
    public Func<CommitteeId, ValueTask>? AfterWrite { get; set; }
}
