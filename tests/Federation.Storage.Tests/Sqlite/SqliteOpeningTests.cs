using System.Security.Cryptography;
using System.Text;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>What is not opened, and that it says why.</summary>
public sealed class SqliteOpeningTests : IDisposable
{
    private const string Instance = "ha-noi";
    private const int Page = 4096;

    private readonly DataFolder folder = new();
    private readonly History history = new(Instance);

    private string Database => folder.FileOf(Instance);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_closed_database_is_one_file_and_its_lock()
    {
        await WriteAsync();

        Assert.Equal(["ha-noi.db", "ha-noi.lock"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Two_programs_cannot_write_one_instance()
    {
        await using var first = await folder.OpenAsync(Instance);
        await history.AppendAsync(first, "iz");

        var refusal = await AssertRefused("in-use");
        await using var other = await folder.OpenAsync("da-nang");

        Assert.Contains("ha-noi.lock", refusal.En, StringComparison.Ordinal);
        Assert.Contains("Stop it", refusal.En, StringComparison.Ordinal);
        await first.DisposeAsync();
        await using var second = await folder.OpenAsync(Instance);
        await history.AssertIsPrefixAsync(second);
    }

    [Fact]
    public async Task An_epoch_that_nobody_granted_is_not_served()
    {
        await WriteAsync();
        await using var storage = await folder.OpenAsync(Instance);

        folder.Run(Instance, "UPDATE instance SET epoch = 7");

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await storage.Journal.HeadAsync(default));
        Assert.NotNull(await Record.ExceptionAsync(async () => await storage.Journal.VerifyAsync(default)));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await WriteAsync();
        folder.Run(Instance, "INSERT INTO schema_versions VALUES (99, '0099_future.sql', 0)");

        var refusal = await AssertRefused("newer-schema");

        Assert.Contains("schema 99; this version knows up to 2", refusal.En, StringComparison.Ordinal);
        Assert.Contains("lược đồ 99; phiên bản này biết đến 2", refusal.Vi, StringComparison.Ordinal);
        Assert.Equal($"{refusal.En}\n{refusal.Vi}", refusal.Message);
        Assert.Equal(Database, refusal.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is a text.")]
    [InlineData("SQLite format 3\0 and nothing behind it")]
    public async Task What_is_no_database_is_refused(string content)
    {
        await File.WriteAllTextAsync(Database, content.PadRight(content.Length == 0 ? 0 : 2 * Page));

        await AssertRefused("not-a-database");
    }

    [Fact]
    public async Task Another_programs_database_is_refused()
    {
        folder.Run(Instance, "CREATE TABLE theirs (x)");

        await AssertRefused("foreign-database");
    }

    [Fact]
    public async Task Another_instances_database_is_refused()
    {
        await WriteAsync();
        File.Move(Database, folder.FileOf("da-nang"));

        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => folder.OpenAsync("da-nang"));

        Assert.Equal("other-instance", refusal.Code);
        Assert.Contains("keeps the instance ha-noi, not da-nang", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_without_its_database_is_refused_and_kept()
    {
        await File.WriteAllTextAsync(Database + "-wal", "what was acknowledged last");

        await AssertRefused("database-missing");

        Assert.True(File.Exists(Database + "-wal"));
        await File.WriteAllTextAsync(Database + "-wal", "");
        await WriteAsync();
    }

    [Fact]
    public async Task A_database_that_was_deleted_is_not_begun_anew()
    {
        await WriteAsync();
        File.Delete(Database);

        await AssertRefused("database-missing");

        Assert.Equal([Instance], SqliteFolder.Store(folder.Path, TimeProvider.System).Existing);
        // On purpose it is: the lock file, which remembers the database, is moved away too.
        File.Delete(folder.FileOf(Instance, ".lock"));
        await using var anew = await folder.OpenAsync(Instance);
        Assert.Equal(0, (await anew.Journal.HeadAsync(default)).Position);
    }

    [Fact]
    public async Task A_making_that_was_interrupted_is_begun_again()
    {
        await File.WriteAllTextAsync(Database + ".new", "half");
        await File.WriteAllTextAsync(Database + ".new-wal", "a log");

        await WriteAsync();

        Assert.Single(Directory.GetFiles(folder.Path, "*.db*"));
    }

    [Fact]
    public async Task A_folder_that_is_none_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "file"), "");

        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() =>
            SqliteInstance.OpenAsync(Path.Combine(folder.Path, "file"), Instance, TimeProvider.System)
        );

        Assert.Equal("cannot-open", refusal.Code);
    }

    [Fact]
    public async Task A_limit_is_at_least_1() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            folder.OpenAsync(Instance, new() { GroupMembersMax = 0 })
        );

    [Theory]
    [InlineData("../ha-noi")]
    [InlineData("Hà Nội")]
    [InlineData("")]
    public async Task An_instance_is_named_by_a_slug(string instance) =>
        await Assert.ThrowsAsync<ArgumentException>(() => folder.OpenAsync(instance));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 17)]
    [InlineData(8, 0)]
    public async Task A_truncated_file_is_refused(int pages, int bytes)
    {
        await WriteAsync();
        using (var file = File.OpenWrite(Database))
        {
            file.SetLength(file.Length - (pages * Page) - bytes);
        }

        var refusal = await AssertRefused("damaged");

        Assert.Contains("put the newest good backup in their place", refusal.En, StringComparison.Ordinal);
        Assert.Contains("đặt bản sao lưu mới nhất còn tốt vào chỗ đó", refusal.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_to_its_first_page_is_refused()
    {
        await WriteAsync();
        using (var file = File.OpenWrite(Database))
        {
            file.SetLength(Page);
        }

        await AssertRefused("damaged");
    }

    [Fact]
    public async Task A_page_with_flipped_bytes_in_its_structure_is_refused()
    {
        await WriteAsync();
        var content = await File.ReadAllBytesAsync(Database);
        for (var page = 1; page < content.Length / Page; page++)
        {
            byte[] damaged = [.. content];
            damaged[(page * Page) + 3] ^= 0xff;
            damaged[(page * Page) + 5] ^= 0xff;
            await File.WriteAllBytesAsync(Database, damaged);

            await AssertRefused("damaged");
        }
    }

    [Fact]
    public async Task A_flipped_byte_in_an_early_payload_is_named_by_verifying()
    {
        await WriteAsync();
        await FlipPayloadAsync(sequence: 2);

        await using var storage = await folder.OpenAsync(Instance, new() { TailEntriesMax = 10 });

        var fault = await storage.Journal.VerifyAsync(default);
        Assert.Equal(3, fault?.Position);
        Assert.Contains("hash", fault?.What, StringComparison.Ordinal);
        var unavailable = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await storage.Journal.ReadAsync(history.Id("iz"), 0, default).ToListAsync()
        );
        Assert.Contains("entry 3", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_byte_in_a_late_payload_is_named_by_opening()
    {
        await WriteAsync();
        await FlipPayloadAsync(sequence: 2);

        var refusal = await AssertRefused("damaged");

        Assert.Contains("entry 3:", refusal.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM entries WHERE position = 40", "entry 40")]
    [InlineData("DELETE FROM entries WHERE position = 39", "entry 39")]
    [InlineData("DELETE FROM entries WHERE committee = 1", "39 entries together")]
    [InlineData("DELETE FROM entries", "entry 31")]
    [InlineData("UPDATE head SET position = 39, hash = (SELECT hash FROM entries WHERE position = 39)", "entry 40")]
    [InlineData("UPDATE head SET position = 41", "entry 41")]
    [InlineData("UPDATE head SET hash = zeroblob(32)", "entry 40")]
    [InlineData("DELETE FROM head", "head is missing")]
    [InlineData("DELETE FROM instance", "instance is missing")]
    [InlineData("DELETE FROM committees", "entry 31")]
    [InlineData("UPDATE committees SET incarnation = 0 WHERE id = 2", "the row of committee 2")]
    [InlineData("UPDATE committees SET name = 'ha-noi.x' WHERE id = 1", "the row of committee 1")]
    [InlineData("UPDATE instance SET epoch = 2", "the row of the instance")]
    [InlineData("UPDATE instance SET name = 'da-nang'", "the row of the instance")]
    [InlineData("UPDATE entries SET sequence = 41 WHERE position = 40", "entry 40")]
    [InlineData("DROP TABLE schema_versions", "tables are missing")]
    public async Task Tables_that_disagree_are_refused(string sql, string place)
    {
        await WriteAsync();
        folder.Run(Instance, sql);

        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() =>
            folder.OpenAsync(Instance, new() { TailEntriesMax = 10 })
        );

        Assert.Equal("damaged", refusal.Code);
        Assert.Contains(place, refusal.En, StringComparison.Ordinal);
        Assert.Contains(place, refusal.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE entries SET kind = 'other' WHERE position = 5", 5)]
    [InlineData("UPDATE entries SET at_unix_ms = 9223372036854775807 WHERE position = 5", 5)]
    [InlineData("UPDATE entries SET format = 4294967297 WHERE position = 5", 5)]
    [InlineData("UPDATE entries SET committee = 1, sequence = 2 WHERE position = 5", 5)]
    [InlineData("UPDATE entries SET from_where = '' WHERE position = 5", 5)]
    [InlineData("UPDATE entries SET position = 100 WHERE position = 40", 40)]
    [InlineData("DELETE FROM entries WHERE position = 6", 6)]
    [InlineData("DELETE FROM entries WHERE position = 40", 40)]
    [InlineData("UPDATE entries SET sequence = 107 WHERE position = 7", 7)]
    public async Task Verifying_names_the_first_place(string sql, long position)
    {
        await WriteAsync();
        await using var storage = await folder.OpenAsync(Instance);

        folder.Run(Instance, sql);

        Assert.Equal(position, (await storage.Journal.VerifyAsync(default))?.Position);
    }

    [Fact]
    public async Task A_refused_database_and_its_log_stay_as_they_were()
    {
        await WriteAsync();
        using var crashed = new DataFolder();
        await using (var storage = await folder.OpenAsync(Instance))
        {
            await history.AppendAsync(storage, "iz");
            File.Copy(Database, crashed.FileOf(Instance));
            File.Copy(Database + "-wal", crashed.FileOf(Instance, ".db-wal"));
        }

        using (var file = File.OpenWrite(crashed.FileOf(Instance)))
        {
            file.SetLength(3 * Page);
        }

        var before = Digests(crashed);
        await Assert.ThrowsAsync<StorageRefusedException>(() => crashed.OpenAsync(Instance));

        Assert.Equal(before, Digests(crashed));
    }

    private static string Digests(DataFolder folder) =>
        string.Join(
            ' ',
            new[] { ".db", ".db-wal" }.Select(ending =>
                Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(folder.FileOf(Instance, ending))))
            )
        );

    private async Task WriteAsync()
    {
        await using var storage = await folder.OpenAsync(Instance);
        await history.AppendAsync(storage, "early");
        for (var append = 1; append < 40; append++)
        {
            await history.AppendAsync(storage, "iz", length: 600);
        }
    }

    /// <summary>In every place where it stands: pages that were split keep a dead copy.</summary>
    private async Task FlipPayloadAsync(long sequence)
    {
        var content = await File.ReadAllBytesAsync(Database);
        var payload = Encoding.UTF8.GetBytes(History.Text(history.Id("iz"), sequence));
        for (int place; (place = content.AsSpan().IndexOf(payload)) >= 0; )
        {
            content[place + 1] ^= 1;
        }

        await File.WriteAllBytesAsync(Database, content);
    }

    private async Task<StorageRefusedException> AssertRefused(string code)
    {
        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => folder.OpenAsync(Instance));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
