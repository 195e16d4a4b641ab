using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>A lost race: another activation writes for the committee. Nothing was written.</summary>
public sealed class JournalConflictException(CommitteeId committee, string message) : Exception(message)
{
    /// <summary>The committee.</summary>
    public CommitteeId Committee { get; } = committee;
}
