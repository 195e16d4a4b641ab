using Federation.Engine.Embedded;
using Federation.Hosting;
using Federation.Storage.Postgres;
using Federation.Storage.Sqlite;

namespace Federation.Standalone;

/// <summary>
/// Where the configuration says that instances are kept: files of the data folder, or one PostgreSQL database for
/// all of them. What it opens it closes, after the engine.
/// </summary>
internal sealed class Databases(InstallationSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private PostgresDatabase? postgres;

    public async ValueTask<InstanceStore> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        if (!settings.IsPostgres)
        {
            return SqliteFolder.Store(folder, clock);
        }

        postgres = await PostgresDatabase.OpenAsync(
            settings.Database!,
            settings.DatabaseOwner,
            clock,
            cancellationToken: cancellationToken
        );
        return await postgres.StoreAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }
}
