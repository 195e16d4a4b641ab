namespace Federation.Engine.Ports;

/// <summary>One entry to be appended.</summary>
/// <param name="Kind">What kind of fact it is, kebab-case.</param>
/// <param name="Format">The version of the payload's format, from 1.</param>
/// <param name="Payload">The fact, encoded.</param>
/// <param name="At">When it was accepted, UTC, to the millisecond.</param>
/// <param name="By">Who wrote it: a role or a body, never a person's name; null where unknown.</param>
/// <param name="From">From where: an address or an installation; null where unknown.</param>
public sealed record EntryBody(
    string Kind,
    int Format,
    ReadOnlyMemory<byte> Payload,
    DateTimeOffset At,
    string? By = null,
    string? From = null
);
