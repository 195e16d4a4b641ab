using Federation.Core.Identity;

namespace Federation.Engine.Queries;

/// <summary>A child as its parent knows it.</summary>
/// <param name="Id">The child.</param>
/// <param name="Units">How many units its subtree has on the day.</param>
/// <param name="IsAway">Whether it cannot be reached now.</param>
/// <param name="LastContact">When it was last heard of; null where it has not been heard since the start.</param>
public sealed record ChildEntry(CommitteeId Id, long Units, bool IsAway, DateTimeOffset? LastContact);
