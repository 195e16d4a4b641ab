using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>There is no such committee here or below.</summary>
public sealed class CommitteeUnknownException(CommitteeId committee) : Exception($"There is no committee '{committee}'")
{
    /// <summary>The identity that was asked for.</summary>
    public CommitteeId Committee { get; } = committee;
}
