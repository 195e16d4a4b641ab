using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

public sealed class SqliteFolderTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_knows_its_instances()
    {
        var path = Path.Combine(folder.Path, "data");
        Assert.Empty(SqliteFolder.Store(path, TimeProvider.System).Existing);

        var store = SqliteFolder.Store(path, TimeProvider.System);
        foreach (var instance in (string[])["vn", "ha-noi"])
        {
            var opened = await store.OpenAsync(instance, default);
            Assert.Equal(instance, opened.Journal.Instance);
            await opened.Journal.DisposeAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(path, "da-nang.db-wal"), "its database is gone");
        await File.WriteAllTextAsync(Path.Combine(path, "Notes.db"), "no instance");
        await File.WriteAllTextAsync(Path.Combine(path, "hue.db.new"), "never finished");

        store = SqliteFolder.Store(path, TimeProvider.System);
        Assert.Equal(["da-nang", "ha-noi", "vn"], store.Existing);
        await Assert.ThrowsAsync<StorageRefusedException>(async () => await store.OpenAsync("da-nang", default));
    }
}
