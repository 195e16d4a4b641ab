using System.Collections.Immutable;

namespace Federation.Engine.Queries;

/// <summary>A page of committees.</summary>
/// <param name="Entries">The committees, in ordinal order of identity.</param>
/// <param name="HasMore">Whether more follow.</param>
public sealed record DirectoryPage(ImmutableArray<DirectoryEntry> Entries, bool HasMore);
