using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>What was found by name.</summary>
/// <param name="Words">What was looked for; null for nothing.</param>
/// <param name="Found">The committees, those that are active first.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record SearchModel(string? Words, IReadOnlyList<DirectoryEntry> Found, bool HasMore);
