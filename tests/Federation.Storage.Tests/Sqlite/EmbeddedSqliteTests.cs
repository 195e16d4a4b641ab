using Federation.Conformance;
using Federation.Engine.Embedded;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>The engine's promises, in one process on SQLite.</summary>
public sealed class EmbeddedSqliteTests : EmbeddedConformance
{
    private readonly DataFolder folder = new();

    protected override ValueTask<InstanceStore> StoreAsync() =>
        new(SqliteFolder.Store(folder.Path, TimeProvider.System, new() { BeforeGroup = Writes.Pass }));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
