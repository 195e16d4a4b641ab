namespace Federation.Api.Wire;

/// <summary>An installation that may link up.</summary>
public sealed record EnrolmentBody
{
    /// <summary>The number of its link.</summary>
    public required string Id { get; init; }

    /// <summary>The instances that it may speak for.</summary>
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>
    /// The token that it shows the first time (<c>Federation__UpperToken</c>). It is said once and works once: carry it
    /// there by a safe way.
    /// </summary>
    public required string Token { get; init; }
}
