namespace Federation.Linking.Tests;

/// <summary>What of a nation is not as it usually is.</summary>
internal sealed record Plan
{
    /// <summary>The address at which the nation listens for links.</summary>
    public string LinkHost { get; init; } = "127.0.0.1";

    /// <summary>What an installation dials, by its name and the nation's address.</summary>
    public Func<string, string, string> UpperOf { get; init; } = (_, nation) => nation;

    /// <summary>The network that an installation is in; null for the machine's own.</summary>
    public Func<string, Network?> NetworkOf { get; init; } = _ => null;

    /// <summary>What else an installation is started with.</summary>
    public Func<string, IEnumerable<KeyValuePair<string, string>>> SettingsOf { get; init; } = _ => [];
}
