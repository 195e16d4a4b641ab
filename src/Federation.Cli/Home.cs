using Federation.Storage.Moving;
using Federation.Storage.Postgres;

namespace Federation.Cli;

/// <summary>Where the installation keeps its instances, as the environment says.</summary>
internal sealed class Home : IAsyncDisposable
{
    private readonly PostgresDatabase? database;

    private Home(StoragePlace place, PostgresDatabase? database)
    {
        Place = place;
        this.database = database;
    }

    public StoragePlace Place { get; }

    /// <exception cref="Storage.StorageRefusedException">The database cannot be opened.</exception>
    public static async Task<Home> OpenAsync(
        string data,
        Func<string, string?> environment,
        CancellationToken cancellationToken
    )
    {
        var connection = environment("Federation__Database");
        if (string.IsNullOrWhiteSpace(connection))
        {
            return new(new SqlitePlace(data, TimeProvider.System), null);
        }

        var database = await PostgresDatabase.OpenAsync(
            connection,
            environment("Federation__DatabaseOwner"),
            TimeProvider.System,
            cancellationToken: cancellationToken
        );
        return new(new PostgresPlace(database), database);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
