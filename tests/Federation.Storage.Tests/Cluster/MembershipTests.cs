using Federation.Storage.Cluster;

namespace Federation.Storage.Tests.Cluster;

/// <summary>Every text of OrleansQuery, run as Orleans runs it.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private static readonly Member One = new("10.0.0.1", 11111, 101);
    private static readonly Member Two = new("10.0.0.2", 11111, 102) { Name = "hai-phong-1", Status = Member.Active };

    private ClusterDatabase? database;
    private Membership? opened;

    private Membership Membership => opened!;

    public async Task InitializeAsync()
    {
        database = await TestCluster.OpenAsync();
        opened = await Membership.OpenAsync(database);
    }

    public async Task DisposeAsync()
    {
        await Membership.DisposeAsync();
        await database!.DisposeAsync();
    }

    // The provider refuses to start where one is missing; another would be dead text.
    [Fact]
    public void There_is_every_text_that_the_provider_asks_for_and_no_other() =>
        Assert.Equal(
            [
                "CleanupDefunctSiloEntriesKey",
                "DeleteMembershipTableEntriesKey",
                "GatewaysQueryKey",
                "InsertMembershipKey",
                "InsertMembershipVersionKey",
                "MembershipReadAllKey",
                "MembershipReadRowKey",
                "UpdateIAmAlivetimeKey",
                "UpdateMembershipKey",
            ],
            Membership.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task A_list_is_begun_once_and_reads_as_its_version()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Membership.BeginAsync()));

        Assert.Single(begun, mine => mine);
        await AssertIsAsync(0);
        Assert.Empty((await Membership.ReadAsync(One)).Members);
    }

    [Fact]
    public async Task A_member_is_added_once_and_reads_as_it_was_written()
    {
        await Membership.BeginAsync();
        Assert.True(await Membership.InsertAsync(One, version: 0));
        Assert.True(await Membership.InsertAsync(Two, version: 1));

        // At the version that there is, and at the one that it was inserted at.
        Assert.False(await Membership.InsertAsync(One with { Status = Member.Active }, version: 2));
        Assert.False(await Membership.InsertAsync(One, version: 0));
        Assert.False(await Membership.InsertAsync(new("10.0.0.3", 11111, 103), version: 1));

        await AssertIsAsync(2, One, Two);
        var (version, members) = await Membership.ReadAsync(Two);
        Assert.Equal(2, version);
        Assert.Equal(Two, Assert.Single(members));
        Assert.Equal(DateTimeKind.Utc, members[0].AliveAt.Kind);
    }

    [Fact]
    public async Task A_node_that_starts_again_is_another_member()
    {
        await Membership.BeginAsync();
        await Membership.InsertAsync(One, version: 0);

        Assert.True(await Membership.InsertAsync(One with { Generation = 201 }, version: 1));

        await AssertIsAsync(2, One, One with { Generation = 201 });
    }

    [Fact]
    public async Task Without_a_list_nobody_is_a_member()
    {
        Assert.False(await Membership.InsertAsync(One, version: 0));
        Assert.False(await Membership.UpdateAsync(One, version: 0));

        await Membership.BeginAsync();
        await AssertIsAsync(0);
    }

    [Fact]
    public async Task A_change_at_another_version_or_of_nobody_changes_nothing()
    {
        await Membership.BeginAsync();
        await Membership.InsertAsync(One, version: 0);
        var suspected = One with
        {
            Status = Member.Dead,
            SuspectTimes = "10.0.0.2:11111@102,2026-11-22 12:00:05.000 GMT",
            AliveAt = Member.Noon.AddSeconds(5),
        };

        Assert.False(await Membership.UpdateAsync(suspected, version: 0));
        Assert.False(await Membership.UpdateAsync(suspected, version: 2));
        Assert.False(await Membership.UpdateAsync(Two, version: 1));
        await AssertIsAsync(1, One);

        Assert.True(await Membership.UpdateAsync(suspected, version: 1));
        await AssertIsAsync(2, suspected);
        Assert.True(await Membership.UpdateAsync(suspected with { SuspectTimes = null }, version: 2));
        await AssertIsAsync(3, suspected with { SuspectTimes = null });
    }

    [Fact]
    public async Task Of_changes_at_once_at_one_version_one_comes_true()
    {
        await Membership.BeginAsync();
        await Membership.InsertAsync(One, version: 0);
        await Membership.InsertAsync(Two, version: 1);

        for (var version = 2; version < 12; version++)
        {
            var at = version;
            Task<bool>[] changes =
            [
                Membership.UpdateAsync(One with { AliveAt = Member.Noon.AddSeconds(at) }, at),
                Membership.UpdateAsync(Two with { AliveAt = Member.Noon.AddSeconds(at) }, at),
                Membership.InsertAsync(new("10.0.0.3", 11111, at), at),
                Membership.InsertAsync(new("10.0.0.3", 11111, at), at),
            ];

            Assert.Single(await Task.WhenAll(changes), came => came);
            Assert.Equal(at + 1, (await Membership.ReadAllAsync()).Version);
        }
    }

    [Fact]
    public async Task Being_alive_moves_no_version()
    {
        await Membership.BeginAsync();
        await Membership.InsertAsync(One, version: 0);
        await Membership.InsertAsync(Two, version: 1);
        var alive = One with { AliveAt = Member.Noon.AddMinutes(1) };

        await Membership.AliveAsync(alive);

        await AssertIsAsync(2, alive, Two);
    }

    [Fact]
    public async Task Gateways_are_those_of_active_members_that_let_clients_in()
    {
        await Membership.BeginAsync();
        await Membership.InsertAsync(One, version: 0);
        await Membership.InsertAsync(Two, version: 1);
        await Membership.InsertAsync(Two with { Generation = 103, ProxyPort = 0 }, version: 2);

        Assert.Equal(["10.0.0.2:30000/102"], await Membership.GatewaysAsync());
    }

    [Fact]
    public async Task Clearing_up_takes_whoever_is_not_active_and_has_long_been_silent()
    {
        var old = Member.Noon.AddDays(-10);
        await Membership.BeginAsync();
        // Each status that Orleans knows, of long ago.
        for (var status = 0; status <= 6; status++)
        {
            Assert.True(
                await Membership.InsertAsync(One with { Generation = status, Status = status, AliveAt = old }, status)
            );
        }

        var lately = One with { Generation = 201, Status = Member.Dead };
        await Membership.InsertAsync(lately, version: 7);

        await Membership.CleanUpAsync(old.AddDays(3));

        var active = One with { Generation = Member.Active, Status = Member.Active, AliveAt = old };
        // Who is a member has changed: whoever decides by the list of before is refused.
        await AssertIsAsync(9, active, lately);
        Assert.False(await Membership.UpdateAsync(lately, version: 8));
        await Membership.CleanUpAsync(old.AddDays(3));
        await AssertIsAsync(9, active, lately);
    }

    [Fact]
    public async Task Deleting_a_list_leaves_other_clusters_theirs()
    {
        await using var other = await Membership.OpenAsync(database!, "another");
        foreach (var list in (Membership[])[Membership, other])
        {
            await list.BeginAsync();
            await list.InsertAsync(One, version: 0);
        }

        await Membership.AliveAsync(One with { AliveAt = Member.Noon.AddMinutes(1) });
        await Membership.DeleteAllAsync();

        Assert.True(await Membership.BeginAsync());
        await AssertIsAsync(0);
        var (version, members) = await other.ReadAllAsync();
        Assert.Equal((1, One), (version, Assert.Single(members)));
    }

    private async Task AssertIsAsync(int version, params Member[] members)
    {
        var (found, listed) = await Membership.ReadAllAsync();
        Assert.Equal(version, found);
        Assert.Equal(members, listed.OrderBy(member => (member.Address, member.Generation)));
    }
}
