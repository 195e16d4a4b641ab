using Federation.Conformance;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Tests.Sqlite;

/// <summary>Holdings stand in no chain: whatever is changed, lost or put back behind the program's back shows.</summary>
public sealed class SqliteHoldingTests : IDisposable
{
    private const string Instance = "vn";

    private static readonly CommitteeId Upper = CommitteeId.Parse("vn");
    private static readonly CommitteeId Other = CommitteeId.Parse("vn.iz");

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("DELETE FROM holding_keys WHERE holding = 1 AND indicator = 'a'", "not all there")]
    [InlineData("UPDATE holding_keys SET shown = x'00' WHERE holding = 1 AND indicator = 'a'", "not what was written")]
    [InlineData(
        "UPDATE holding_keys SET indicator = 'z' WHERE holding = 1 AND indicator = 'a'",
        "not what was written"
    )]
    [InlineData(
        "UPDATE holding_keys SET breakdown = '?' WHERE holding = 1 AND indicator = 'a'",
        "not what was written"
    )]
    [InlineData("UPDATE holding_keys SET holding = 9 WHERE holding = 1 AND indicator = 'a'", "not all there")]
    [InlineData("DELETE FROM holdings WHERE id = 1", "not all that were written")]
    [InlineData("UPDATE holdings SET stamp = stamp + 1 WHERE id = 1", "not what was written")]
    [InlineData("UPDATE holdings SET tree = x'00' WHERE id = 1", "not what was written")]
    [InlineData("UPDATE holdings SET format = 2 WHERE id = 1", "not what was written")]
    [InlineData("UPDATE holdings SET upper = 2 WHERE id = 1", "not what was written")]
    [InlineData("UPDATE holdings SET upper = 9 WHERE id = 1", "Not a committee identity")]
    [InlineData("UPDATE holdings SET child = 'hue' WHERE id = 1", "not what was written")]
    [InlineData("UPDATE head SET holdings = zeroblob(32)", "not all that were written")]
    public async Task Changed_or_lost_rows_are_refused_and_found_by_verifying(string sql, string says)
    {
        await WriteAsync();
        folder.Run(Instance, sql);

        await using var storage = await folder.OpenAsync(Instance);

        await AssertRefusedAsync(storage, says);
    }

    [Theory]
    [InlineData("holding_keys", "indicator = 'a'")]
    [InlineData("holdings", "id = 1")]
    public async Task An_older_row_put_back_is_refused(string table, string which)
    {
        await WriteAsync();
        folder.Run(Instance, $"CREATE TABLE older AS SELECT * FROM {table} WHERE {which}");
        await using (var storage = await folder.OpenAsync(Instance))
        {
            await storage.Holdings.SaveAsync(Change(Upper, 2, "a") with { IsWhole = false, Tree = null }, default);
        }

        folder.Run(Instance, $"INSERT OR REPLACE INTO {table} SELECT * FROM older");

        await using var again = await folder.OpenAsync(Instance);
        await AssertRefusedAsync(again, "not all");
    }

    [Fact]
    public async Task A_damaged_row_is_never_carried_over_and_fails_nobody_else()
    {
        await WriteAsync();
        folder.Run(Instance, "UPDATE holdings SET tree = x'00' WHERE id = 1");
        await using var storage = await folder.OpenAsync(Instance);

        var part = Change(Upper, 2, "a") with { IsWhole = false, Tree = null };
        var lost = storage.Holdings.SaveAsync(part, default).AsTask();
        var other = storage.Holdings.SaveAsync(part with { Upper = Other }, default).AsTask();

        await Assert.ThrowsAsync<JournalConflictException>(() => Waiting.For(lost, "the refusal"));
        await Waiting.For(other, "its neighbour");
        await storage.Holdings.SaveAsync(Change(Upper, 3, "a"), default);
        Assert.Equal(3, Assert.Single(await storage.Holdings.LoadAsync(Upper, default)).Held.Stamp);
        Assert.Null(await storage.Journal.VerifyAsync(default));
    }

    [Fact]
    public async Task A_failed_group_leaves_the_holdings_as_they_were()
    {
        var pages = int.MaxValue;
        await using var storage = await folder.OpenAsync(Instance, new() { PagesMax = () => pages });
        await storage.Journal.RaiseIncarnationAsync(Upper, default);
        await storage.Holdings.SaveAsync(Change(Upper, 1, "a"), default);
        await storage.DisposeAsync();

        pages = 40;
        await using var full = await folder.OpenAsync(Instance, new() { PagesMax = () => pages });
        var large = Change(Upper, 2, "b") with { Tree = new byte[400_000] };
        await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await full.Holdings.SaveAsync(large, default)
        );

        Assert.Equal(["a"], await KeysAsync(full));
        pages = 4_000;
        await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await full.Holdings.SaveAsync(Change(Other, 1, "a"), default)
        );
        await full.Holdings.SaveAsync(large, default);
        Assert.Equal(["b"], await KeysAsync(full));
        Assert.Null(await full.Journal.VerifyAsync(default));
    }

    private static HoldingChange Change(CommitteeId upper, long stamp, params string[] keys) =>
        new(
            upper,
            1,
            CommitteeId.Parse("ha-noi"),
            new(1, 1, stamp),
            JournalMark.Beginning,
            DateTimeOffset.UnixEpoch,
            1,
            IsWhole: true,
            [1, 2, 3],
            [.. keys.Select(key => new HeldKeyChange(FigureKey.Total(key), [(byte)stamp]))]
        );

    private static async Task<IEnumerable<string>> KeysAsync(SqliteInstance storage) =>
        from holding in await storage.Holdings.LoadAsync(Upper, default)
        from key in holding.Keys
        select key.Key.ToString();

    private static async Task AssertRefusedAsync(SqliteInstance storage, string says)
    {
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await storage.Holdings.LoadAsync(Upper, default)
        );
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        var fault = await storage.Journal.VerifyAsync(default);
        Assert.Contains(says, fault!.What, StringComparison.Ordinal);
    }

    private async Task WriteAsync()
    {
        await using var storage = await folder.OpenAsync(Instance);
        foreach (var upper in (CommitteeId[])[Upper, Other])
        {
            await storage.Journal.RaiseIncarnationAsync(upper, default);
            await storage.Holdings.SaveAsync(Change(upper, 1, "a", "b"), default);
        }
    }
}
