using Federation.Core.Identity;
using Federation.Core.Summaries;
using Federation.Engine.Messages;

namespace Federation.Engine.Codec;

/// <summary>What a snapshot has of a child of the same instance.</summary>
/// <param name="Child">The child.</param>
/// <param name="Version">The version that is held of it.</param>
/// <param name="HeardAt">When it was last heard, UTC, to the millisecond; null where that is not known.</param>
/// <param name="Shown">What it shows, packed.</param>
public sealed record HeldChild(CommitteeId Child, VersionStamp Version, DateTimeOffset? HeardAt, Summary Shown);
