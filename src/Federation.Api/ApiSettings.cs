namespace Federation.Api;

/// <summary>What an operator may set of the interface.</summary>
public sealed record ApiSettings
{
    /// <summary>The largest body that is read unless an operator says otherwise: 4 MiB.</summary>
    public const long BodyBytesMaxDefault = 4 * 1024 * 1024;

    /// <summary>The largest body that is read, in bytes.</summary>
    public long BodyBytesMax { get; init; } = BodyBytesMaxDefault;

    /// <summary>Who issues the callers' tokens; null where nobody does, and then only this machine is served.</summary>
    public string? Issuer { get; init; }
}
