using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Postgres;

namespace Federation.Storage.Tests.Postgres;

/// <summary>Rows changed, lost or put back behind the program's back: refused with their place, never served.</summary>
public sealed class PostgresDamageTests : IAsyncLifetime
{
    private const string Instance = "ha-noi";

    private readonly History history = new(Instance);
    private TestDatabase? storage;

    public async Task InitializeAsync() => storage = await TestDatabase.RentAsync();

    public async Task DisposeAsync() => await storage!.DisposeAsync();

    [Theory]
    [InlineData("UPDATE entries SET payload = '\\x00' WHERE position = 7", "entry 7: its hash is not")]
    [InlineData("UPDATE entries SET kind = 'other' WHERE position = 7", "entry 7: its hash is not")]
    [InlineData("UPDATE entries SET by_whom = NULL WHERE position = 7", "entry 7: its hash is not")]
    [InlineData("UPDATE entries SET format = 0 WHERE position = 7", "entry 7: a field of it is none")]
    [InlineData("UPDATE entries SET at_unix_ms = 9223372036854775807 WHERE position = 7", "entry 7: a field of it")]
    [InlineData("UPDATE entries SET hash = sha256('x') WHERE position = 7", "entry 7: its hash is not")]
    [InlineData("UPDATE entries SET committee = 99 WHERE position = 7", "entry 7: a field of it is none")]
    [InlineData("UPDATE entries SET instance = 99 WHERE position = 7", "entry 7: it is missing")]
    [InlineData("UPDATE entries SET position = 70 WHERE position = 7", "entry 7: it is missing")]
    [InlineData("DELETE FROM entries WHERE position = 7", "entry 7: it is missing")]
    [InlineData("DELETE FROM entries WHERE position = 12", "entry 12: it and what follows are missing")]
    [InlineData("DELETE FROM entries", "entry 1: it and what follows are missing")]
    [InlineData("UPDATE heads SET position = 11", "entry 12: it lies after the stored head")]
    [InlineData("UPDATE heads SET hash = sha256('x')", "entry 12: its hash is not that of the stored head")]
    [InlineData("DELETE FROM heads", "the head is missing")]
    [InlineData("UPDATE committees SET incarnation = 9 WHERE id = 1", "the row of committee 1 is not")]
    [InlineData("UPDATE committees SET name = 'ha-noi.z' WHERE id = 1", "the row of committee 1 is not")]
    [InlineData("DELETE FROM committees WHERE id = 1", "a field of it is none")]
    [InlineData("UPDATE instances SET epoch = 7", "the row of the instance is not what was written")]
    public async Task Changed_or_lost_rows_are_refused(string sql, string says)
    {
        await WriteAsync();
        await storage!.RunAsync(sql);

        var refusal = await Refused.ByAsync(() => storage.OpenAsync(Instance), "damaged");

        Assert.Contains(says, refusal.En, StringComparison.Ordinal);
        Assert.Contains("another one", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_whose_numbers_were_exchanged_are_refused()
    {
        await WriteAsync();
        var other = new History("da-nang");
        await using (var instance = await storage!.OpenAsync("da-nang"))
        {
            await other.AppendAsync(instance.Journal, "iz");
        }

        await storage.RunAsync("UPDATE instances SET id = id + 10; UPDATE instances SET id = 13 - id");

        var refusal = await Refused.ByAsync(() => storage.OpenAsync(Instance), "damaged");
        Assert.Contains("da-nang.iz is not a committee of ha-noi", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_whose_row_is_gone_is_not_begun_anew()
    {
        await WriteAsync();
        await storage!.RunAsync("DELETE FROM instances");

        var refusal = await Refused.ByAsync(() => storage.OpenAsync(Instance), "damaged");

        Assert.Contains("rows of instance 1", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_further_back_is_served_by_nobody_and_found_by_verifying()
    {
        await WriteAsync();
        await storage!.RunAsync("UPDATE entries SET payload = '\\x00' WHERE position = 3");
        await using var instance = await storage.OpenAsync(Instance, new() { TailEntriesMax = 4 });

        var read = new List<JournalEntry>();
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
        {
            await foreach (var entry in instance.Journal.ReadChainAsync(0, default))
            {
                read.Add(entry);
            }
        });

        Assert.Equal(2, read.Count);
        Assert.Contains("entry 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("verify this database", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await instance.Journal.VerifyAsync(default))?.Position);
    }

    [Theory]
    [InlineData("DELETE FROM holding_keys WHERE holding = 1 AND indicator = 'members'", "not all there")]
    [InlineData("UPDATE holding_keys SET shown = '\\x00' WHERE holding = 1", "not what was written")]
    [InlineData("UPDATE holding_keys SET breakdown = '?' WHERE holding = 1", "not what was written")]
    [InlineData("UPDATE holding_keys SET holding = 9 WHERE holding = 1", "not all there")]
    [InlineData("DELETE FROM holdings WHERE id = 1", "not all that were written")]
    [InlineData("UPDATE holdings SET stamp = stamp + 1 WHERE id = 1", "not what was written")]
    [InlineData("UPDATE holdings SET tree = '\\x00' WHERE id = 1", "not what was written")]
    [InlineData("UPDATE holdings SET child = 'hue' WHERE id = 1", "not what was written")]
    [InlineData("UPDATE heads SET holdings = decode(repeat('00', 32), 'hex')", "not all that were written")]
    public async Task A_holding_that_is_not_what_was_written_is_refused(string sql, string says)
    {
        await using (var written = await storage!.OpenAsync(Instance))
        {
            foreach (var local in (string[])["a", "b"])
            {
                await history.AppendAsync(written.Journal, local);
                await written.Holdings.SaveAsync(history.Holding(local, 1), default);
            }
        }

        await storage.RunAsync(sql);
        await using var instance = await storage.OpenAsync(Instance);

        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await instance.Holdings.LoadAsync(history.Id("a"), default)
        );
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, (await instance.Journal.VerifyAsync(default))!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_thrown_away()
    {
        await WriteAsync();
        await using var instance = await storage!.OpenAsync(Instance);
        var entry = history.Acknowledged[^1];
        var snapshot = new Snapshot(
            entry.Committee,
            entry.Sequence,
            entry.Hash,
            1,
            new byte[] { 9 },
            new byte[] { 1, 2, 3 }
        );
        await instance.Snapshots.SaveAsync(snapshot, default);
        Assert.NotNull(await instance.Snapshots.LoadAsync(entry.Committee, default));

        await storage.RunAsync("UPDATE snapshots SET payload = '\\x010204'");

        Assert.Null(await instance.Snapshots.LoadAsync(entry.Committee, default));
        Assert.Equal(0L, await storage.RunAsync("SELECT count(*) FROM snapshots"));
    }

    [Fact]
    public async Task Groups_are_measured_and_one_goes_over_in_one_transaction()
    {
        const string Measured = "measured-on-postgres";
        var gate = new Gate();
        var measuredHistory = new History(Measured);
        using var measured = new Measured(Measured);
        await using var instance = await storage!.OpenAsync(Measured, new() { BeforeGroup = gate.Pass });
        var committees = Enumerable.Range(0, 20).Select(number => measuredHistory.Id($"c{number}")).ToList();
        foreach (var committee in committees)
        {
            await instance.Journal.RaiseIncarnationAsync(committee, default);
        }

        var held = gate.Close();
        var body = new EntryBody("x", 1, new byte[] { 1 }, DateTimeOffset.UnixEpoch);
        var appends = committees
            .Select(committee => instance.Journal.AppendAsync(new(committee, 1, 0, [body]), default).AsTask())
            .ToList();
        held.Dispose();
        await Waiting.For(Task.WhenAll(appends), "the group");
        await instance.DisposeAsync();

        Assert.Equal(20, measured.GroupMembers[^1]);
        Assert.Equal(21, measured.Commits);
        Assert.Equal(1L, await storage.RunAsync("SELECT count(DISTINCT xmin::text) FROM entries"));
    }

    /// <summary>Twelve entries of two committees.</summary>
    private async Task WriteAsync()
    {
        await using var instance = await storage!.OpenAsync(Instance);
        for (var round = 0; round < 6; round++)
        {
            await history.AppendAsync(instance.Journal, "a");
            await history.AppendAsync(instance.Journal, "b");
        }
    }
}
