using Federation.Storage.Postgres;
using Federation.Storage.Sqlite;

namespace Federation.Linking.Tests;

/// <summary>
/// The clerks of a nation at work, and the ledger of what they were told is kept: afterwards it has to be in the journals,
/// and nothing else.
/// </summary>
internal sealed class Office(Nation nation, IReadOnlyList<Clerk> clerks) : Work(clerks, clerk => HomeOf(nation, clerk))
{
    /// <summary>Provinces and nation have what the clerks know, and say the same, as fresh.</summary>
    public async Task CheckFiguresAsync()
    {
        foreach (var clerk in Clerks)
        {
            var (figures, _, stock) = await Figures.AskAsync(HomeOf(clerk), clerk.Cell);
            Assert.True(figures == clerk.Figures, $"{clerk.Cell} has {figures}, not {clerk.Figures}:\n{stock}");
        }

        foreach (var group in Clerks.GroupBy(clerk => clerk.Province))
        {
            await Figures.UntilAsync(HomeOf(group.First()), group.Key, Figures.Sum(group));
            await Figures.UntilAsync(nation.Top, group.Key, Figures.Sum(group));
        }

        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(Clerks));
    }

    /// <summary>Stops all; then the chains hold, and each cell's reports are those acknowledged, in order, once.</summary>
    public async Task CheckJournalsAsync()
    {
        foreach (var installation in nation.All)
        {
            await installation.StopAsync();
            foreach (
                var mine in Clerks.Where(c => HomeOf(c) == installation).GroupBy(clerk => clerk.Cell.Split('.')[0])
            )
            {
                if (installation.Database is { } connection)
                {
                    await using var database = await PostgresDatabase.OpenAsync(connection, null, TimeProvider.System);
                    await using var opened = await PostgresInstance.OpenAsync(database, mine.Key);
                    await CheckJournalAsync(opened.Journal, mine);
                }
                else
                {
                    await using var opened = await SqliteInstance.OpenAsync(
                        installation.Data,
                        mine.Key,
                        TimeProvider.System
                    );
                    await CheckJournalAsync(opened.Journal, mine);
                }
            }
        }
    }

    /// <summary>Where a clerk writes.</summary>
    public Installation HomeOf(Clerk clerk) => HomeOf(nation, clerk);

    private static Installation HomeOf(Nation nation, Clerk clerk) =>
        nation.Provinces.SingleOrDefault(province => province.Name == clerk.Cell.Split('.')[0]) ?? nation.Top;
}
