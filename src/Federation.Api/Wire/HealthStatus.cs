namespace Federation.Api.Wire;

/// <summary>Whether the program can do its work.</summary>
public enum HealthStatus
{
    /// <summary>It runs.</summary>
    Live,

    /// <summary>It answers and accepts.</summary>
    Ready,

    /// <summary>Something is missing.</summary>
    NotReady,
}
