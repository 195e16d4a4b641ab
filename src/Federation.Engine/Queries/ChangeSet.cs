using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Engine.Messages;

namespace Federation.Engine.Queries;

/// <summary>The keys of a subtree that changed after a version.</summary>
/// <param name="Version">The version now.</param>
/// <param name="Reset">Whether the version asked for is of another activation: everything may have changed.</param>
/// <param name="Keys">The keys, in order.</param>
/// <param name="Tree">Whether the tree below changed.</param>
public sealed record ChangeSet(VersionStamp Version, bool Reset, ImmutableArray<FigureKey> Keys, bool Tree);
