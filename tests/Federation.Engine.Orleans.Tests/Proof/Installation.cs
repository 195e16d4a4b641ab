using Federation.Processes;
using Federation.Storage.Sqlite;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>An installation of one machine, as a process over a data folder with SQLite.</summary>
/// <param name="name">How the others know it.</param>
/// <param name="data">Its data folder.</param>
/// <param name="settings">What it is started with besides.</param>
internal sealed class Installation(string name, string data, IReadOnlyDictionary<string, string>? settings = null)
    : ServedProgram(
        name,
        ["dotnet", Settings.Standalone],
        new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["Federation__Data"] = data,
            ["Federation__Seeds"] = Path.Combine(data, "no-seeds"),
            ["Federation__Catalogue"] = Path.Combine(Settings.Seeds, "catalogue.json"),
        }
    )
{
    public string Data => data;

    /// <summary>Stops it; then its journals hold what was acknowledged, in order, once.</summary>
    public async Task CheckJournalsAsync(IEnumerable<Clerk> clerks)
    {
        await StopAsync();
        foreach (var mine in clerks.GroupBy(clerk => clerk.Cell.Split('.')[0]))
        {
            await using var opened = await SqliteInstance.OpenAsync(data, mine.Key, TimeProvider.System);
            await Work.CheckJournalAsync(opened.Journal, mine);
        }
    }
}
