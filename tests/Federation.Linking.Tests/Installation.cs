namespace Federation.Linking.Tests;

/// <summary>An installation: the standalone program as a process, over a data folder that outlives it.</summary>
/// <param name="name">How the others know it.</param>
/// <param name="data">Its data folder.</param>
/// <param name="settings">What it is started with.</param>
/// <param name="network">The network that it is in; null for the machine's own.</param>
internal sealed class Installation(
    string name,
    string data,
    IReadOnlyDictionary<string, string> settings,
    Network? network = null
)
    : ServedProgram(
        name,
        [.. network?.Words ?? [], "dotnet", Settings.Standalone],
        settings
            .Append(new("Data", data))
            .Append(new("Catalogue", Path.Combine(Settings.Seeds, "catalogue.json")))
            .ToDictionary(setting => "Federation__" + setting.Key, setting => setting.Value),
        network?.Http
    )
{
    public string Data => data;

    /// <summary>The PostgreSQL database that it writes to; null for SQLite.</summary>
    public string? Database => settings.GetValueOrDefault("Database");

    /// <summary>Waits until a link is in a state.</summary>
    /// <param name="link">Its number, or <c>upper</c>.</param>
    /// <param name="state">The state.</param>
    public Task UntilLinkAsync(string link, string state) => Linked.UntilAsync(this, link, state);
}
