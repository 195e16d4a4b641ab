using Federation.Core.Committees;
using Federation.Core.Identity;

namespace Federation.Engine.Messages;

/// <summary>
/// An absorbed committee tells a child whom it belongs to from then on. Repeated until the child's days here end with
/// the merger; the same event again changes nothing.
/// </summary>
/// <param name="From">The absorbed committee.</param>
/// <param name="To">The child.</param>
/// <param name="Event">The child's transfer to the successor.</param>
public sealed record Follow(CommitteeId From, CommitteeId To, CommitteeEvent Event) : Message(From, To);
