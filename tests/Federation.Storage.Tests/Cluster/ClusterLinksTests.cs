using Federation.Storage.Cluster;
using Federation.Storage.Tests.Postgres;

namespace Federation.Storage.Tests.Cluster;

/// <summary>Whose key has a cluster's links to other installations.</summary>
public sealed class ClusterLinksTests
{
    [Fact]
    public async Task Who_has_the_key_has_the_links_and_another_key_is_refused_until_they_are_forgotten()
    {
        await using var database = await TestCluster.OpenAsync();
        Assert.Null(await database.LinksAsync());

        await database.ClaimLinksAsync(new("aa", false));
        await database.ClaimLinksAsync(new("aa", true));
        Assert.Equal(new ClusterLinks("aa", true), await database.LinksAsync());

        var refusal = await Refused.ByAsync(() => ClaimAsync(database, new("bb", false)), "links-elsewhere");
        Assert.All([refusal.En, refusal.Vi], said => Assert.Contains("federation cluster unlink --cluster", said));
        Assert.Equal(new ClusterLinks("aa", true), await database.LinksAsync());

        Assert.True(await database.ForgetLinksAsync());
        Assert.False(await database.ForgetLinksAsync());
        await database.ClaimLinksAsync(new("bb", false));
        Assert.Equal(new ClusterLinks("bb", false), await database.LinksAsync());
    }

    private static async Task<ClusterDatabase> ClaimAsync(ClusterDatabase database, ClusterLinks links)
    {
        await database.ClaimLinksAsync(links);
        return database;
    }
}
