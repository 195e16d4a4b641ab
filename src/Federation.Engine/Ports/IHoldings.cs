using System.Collections.Immutable;
using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>
/// What committees of one instance hold of children in other instances. It is stored before it is acknowledged, because
/// nothing here can rebuild it.
/// </summary>
public interface IHoldings
{
    /// <summary>
    /// Changes a holding, atomically; when it returns, the change is durable. It shares its group commit with appends.
    /// Cancelling works until it is being written.
    /// </summary>
    /// <exception cref="ArgumentException">What <see cref="HoldingChange.Check"/> refuses.</exception>
    /// <exception cref="JournalConflictException">
    /// The journal has another incarnation for the upper: another activation writes. Or the change is not whole, and
    /// nothing is held of the child, or in another format. Nothing was written.
    /// </exception>
    /// <exception cref="JournalUnavailableException">
    /// The storage failed. Whether the change was written is unknown until it has been read again; saving it again is
    /// harmless.
    /// </exception>
    ValueTask SaveAsync(HoldingChange change, CancellationToken cancellationToken);

    /// <summary>
    /// All that an upper holds, in ordinal order of the children. Each has been checked: none is returned that is not
    /// what was saved, and none is missing.
    /// </summary>
    /// <exception cref="JournalUnavailableException">A holding cannot be read, or is not what was saved.</exception>
    ValueTask<ImmutableArray<Holding>> LoadAsync(CommitteeId upper, CancellationToken cancellationToken);
}
