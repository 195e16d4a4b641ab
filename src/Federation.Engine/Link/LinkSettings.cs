using System.Collections.Immutable;

namespace Federation.Engine.Link;

/// <summary>What one installation is in the federation.</summary>
/// <param name="Name">How people call it.</param>
/// <param name="Instances">
/// The instances that it hosts; empty for every one that is not behind a link, which only the top may say.
/// </param>
/// <param name="HasUpper">Whether there is an installation above.</param>
public sealed record LinkSettings(string Name, ImmutableArray<string> Instances, bool HasUpper);
