using Federation.Storage.Cluster;
using Federation.Storage.Tests.Postgres;
using Npgsql;

namespace Federation.Storage.Tests.Cluster;

/// <summary>Which instances a cluster is given, and to which database each is bound.</summary>
public sealed class GivenInstancesTests : IAsyncLifetime
{
    private const string One = "7000000000000000001/16385";
    private const string Another = "7000000000000000002/16390";

    private readonly SetClock clock = new() { Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero) };
    private ClusterDatabase? database;

    private ClusterDatabase Database => database!;

    public async Task InitializeAsync() => database = await TestCluster.OpenAsync(clock);

    public async Task DisposeAsync() => await Database.DisposeAsync();

    [Fact]
    public async Task What_is_given_is_listed_by_name_and_stays_given_until_it_is_taken_back()
    {
        Assert.True(await Database.GiveAsync("vn"));
        var first = clock.Now;
        clock.Now += TimeSpan.FromHours(1);
        Assert.True(await Database.GiveAsync("ha-noi"));
        Assert.False(await Database.GiveAsync("vn"));

        Assert.Equal([new("ha-noi", clock.Now, null), new("vn", first, null)], await Database.GivenAsync());

        Assert.True(await Database.TakeBackAsync("vn"));
        Assert.False(await Database.TakeBackAsync("vn"));
        Assert.Equal(["ha-noi"], (await Database.GivenAsync()).Select(given => given.Name));
    }

    [Fact]
    public async Task A_claim_binds_and_another_database_is_refused()
    {
        await Database.GiveAsync("ha-noi");
        await Database.ClaimAsync("ha-noi", One);
        await Database.ClaimAsync("ha-noi", One);

        var refusal = await Refused.ByAsync(() => ClaimAsync("ha-noi", Another), "bound-elsewhere");

        Assert.All([One, Another, "ha-noi --again --cluster"], word => Assert.Contains(word, refusal.En));
        Assert.All([One, Another, "ha-noi --again --cluster"], word => Assert.Contains(word, refusal.Vi));
        Assert.Equal(One, Assert.Single(await Database.GivenAsync()).Database);
    }

    [Fact]
    public async Task What_is_not_given_is_not_claimed()
    {
        await Database.GiveAsync("vn");

        var refusal = await Refused.ByAsync(() => ClaimAsync("ha-noi", One), "not-given");

        Assert.Contains("federation cluster give ha-noi --cluster", refusal.En, StringComparison.Ordinal);
        Assert.Contains("federation cluster give ha-noi --cluster", refusal.Vi, StringComparison.Ordinal);
        Assert.Equal(["vn"], (await Database.GivenAsync()).Select(given => given.Name));
    }

    [Fact]
    public async Task Given_again_it_is_bound_anew_and_given_once_more_it_stays_bound()
    {
        await Database.GiveAsync("ha-noi");
        Assert.False(await Database.GiveAsync("ha-noi", again: true));
        await Database.ClaimAsync("ha-noi", One);
        Assert.False(await Database.GiveAsync("ha-noi"));
        await Refused.ByAsync(() => ClaimAsync("ha-noi", Another), "bound-elsewhere");

        Assert.True(await Database.GiveAsync("ha-noi", again: true));
        await Database.ClaimAsync("ha-noi", Another);

        await Refused.ByAsync(() => ClaimAsync("ha-noi", One), "bound-elsewhere");
    }

    [Fact]
    public async Task Of_nodes_that_claim_at_once_for_different_databases_one_is_served()
    {
        await Database.GiveAsync("ha-noi");

        var outcomes = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => Record.ExceptionAsync(() => Database.ClaimAsync("ha-noi", $"{i}/5")))
        );

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(7, outcomes.OfType<StorageRefusedException>().Count(refused => refused.Code == "bound-elsewhere"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hà Nội")]
    [InlineData("ha-noi; DROP TABLE instances")]
    public async Task What_is_no_instances_code_is_not_written(string text)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Database.GiveAsync(text));
        await Assert.ThrowsAsync<ArgumentException>(() => Database.TakeBackAsync(text));
        await Assert.ThrowsAsync<ArgumentException>(() => Database.ClaimAsync(text, One));
    }

    [Fact]
    public void What_orleans_connects_with_finds_the_tables_and_the_place_has_no_password()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString);

        Assert.Equal("cluster", settings.SearchPath);
        Assert.Equal(Federation.PostgresServer.PostgresServerProcess.ClusterPassword, settings.Password);
        Assert.DoesNotContain("secret", Database.Place, StringComparison.Ordinal);
    }

    private async Task<bool> ClaimAsync(string instance, string fingerprint)
    {
        await Database.ClaimAsync(instance, fingerprint);
        return true;
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
