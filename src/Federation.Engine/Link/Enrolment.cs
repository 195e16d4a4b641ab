using System.Collections.Immutable;

namespace Federation.Engine.Link;

/// <summary>An installation below that may link up, and for which instances it may speak.</summary>
/// <param name="Id">Its number here.</param>
/// <param name="Key">
/// The SHA-256 of its public key, hexadecimal, lower case; null until its token has been used.
/// </param>
/// <param name="Instances">The instances hosted there or behind it, in ordinal order.</param>
/// <param name="At">When the token was made, UTC.</param>
/// <param name="IsRevoked">Whether it may not link up any more.</param>
public sealed record Enrolment(
    string Id,
    string? Key,
    ImmutableArray<string> Instances,
    DateTimeOffset At,
    bool IsRevoked = false
);
