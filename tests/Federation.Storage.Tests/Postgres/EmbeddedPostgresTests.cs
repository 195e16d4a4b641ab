using Federation.Conformance;
using Federation.Engine.Embedded;
using Federation.Storage.Postgres;

namespace Federation.Storage.Tests.Postgres;

/// <summary>The engine's promises, in one process on PostgreSQL.</summary>
public sealed class EmbeddedPostgresTests : EmbeddedConformance
{
    private TestDatabase? storage;
    private PostgresDatabase? database;

    protected override async ValueTask<InstanceStore> StoreAsync()
    {
        storage ??= await TestDatabase.RentAsync();
        database ??= await storage.ConnectAsync(new() { BeforeGroup = Writes.Pass });
        return await database.StoreAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (storage is not null)
        {
            await storage.DisposeAsync();
        }
    }
}
