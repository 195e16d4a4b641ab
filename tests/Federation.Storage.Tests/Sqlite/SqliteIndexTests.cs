using Federation.Engine.Ports;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>
/// The index of committees stands in no chain, and opening only counts it: an entry that it does not find must be
/// missed.
/// </summary>
public sealed class SqliteIndexTests : IDisposable
{
    private const string Instance = "ha-noi";
    private const string Without = " WHERE position <> ";

    private readonly DataFolder folder = new();
    private readonly History history = new(Instance);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_index_that_lacks_an_entry_is_refused()
    {
        await WriteAsync();
        LeaveOut(17);
        folder.Run(Instance, "REINDEX entries_of_committee");
        LeaveOut(null);

        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => folder.OpenAsync(Instance));

        Assert.Equal("damaged", refusal.Code);
        Assert.Contains("entries_of_committee", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_in_disorder_does_not_end_a_read_early()
    {
        await WriteAsync();
        // The index's cell of committee 2, sequence 16, position 17: its length, the header, the three values.
        byte[] cell = [7, 4, 1, 1, 1, 2, 16, 17];
        var content = await File.ReadAllBytesAsync(folder.FileOf(Instance));
        var place = content.AsSpan().IndexOf(cell);
        Assert.Equal(place, content.AsSpan().LastIndexOf(cell));
        content[place + 5] = 99;
        await File.WriteAllBytesAsync(folder.FileOf(Instance), content);

        await using var storage = await folder.OpenAsync(Instance, new() { TailEntriesMax = 10 });

        var read = new List<JournalEntry>();
        await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
        {
            await foreach (var entry in storage.Journal.ReadAsync(history.Id("iz"), 0, default))
            {
                read.Add(entry);
            }
        });
        Assert.Equal(15, read.Count);
        var fault = await storage.Journal.VerifyAsync(default);
        Assert.Equal(new(17, "the index of committees does not find it"), fault);
    }

    [Fact]
    public async Task An_entry_that_only_the_index_has_is_found_by_verifying()
    {
        await WriteAsync();
        await using var storage = await folder.OpenAsync(Instance);
        const string Copy =
            "INSERT INTO entries SELECT 41, committee, 40, incarnation, kind, format, at_unix_ms, by_whom, from_where,"
            + " hash, payload FROM entries WHERE position = 40";

        folder.Run(Instance, Copy);
        LeaveOut(41);
        folder.Run(Instance, "DELETE FROM entries WHERE position = 41");
        LeaveOut(null);

        var fault = await storage.Journal.VerifyAsync(default);
        Assert.Contains("index of committees has 41 entries", fault?.What, StringComparison.Ordinal);
    }

    private async Task WriteAsync()
    {
        await using var storage = await folder.OpenAsync(Instance);
        await history.AppendAsync(storage, "early");
        await history.AppendAsync(storage, "iz", entries: 39);
    }

    /// <summary>Makes SQLite believe that the index leaves out a position, without touching what it holds.</summary>
    private void LeaveOut(long? position) =>
        folder.Run(
            Instance,
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
                + (position is null ? $"substr(sql, 1, instr(sql, '{Without}') - 1)" : $"sql || '{Without}{position}'")
                + " WHERE name = 'entries_of_committee'"
        );
}
