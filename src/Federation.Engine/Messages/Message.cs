using Federation.Core.Identity;

namespace Federation.Engine.Messages;

/// <summary>
/// What one committee's agent says to another's. Delivery may fail, repeat, delay and reorder: every message may be
/// lost and sent again. A later message of one kind from one sender may stand in for an earlier one that has not been
/// read.
/// </summary>
/// <param name="From">Who says it.</param>
/// <param name="To">To whom.</param>
public abstract record Message(CommitteeId From, CommitteeId To);
