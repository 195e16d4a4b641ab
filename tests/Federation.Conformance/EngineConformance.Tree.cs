using Federation.Core.Committees;
using Federation.Core.Reports;
using Federation.Engine.Ports;

namespace Federation.Conformance;

/// <summary>The tree in time: moves and mergers, within an instance and between them.</summary>
public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_transfer_counts_each_day_where_it_was()
    {
        await SubmitAsync("a.z", Given.Flow("q1", "2020-Q1", 4));
        await SubmitAsync("a.z", Given.Flow("q2", "2020-Q2", 5));
        await SubmitAsync("a.z", Given.Stock("s", "2020-01-31", 40));
        await RecordAsync("a.z", EventKind.Transferred, "2020-04-01", "b");
        Assert.Equal((4, 5), (await AdmissionsAsync("a", "2020"), await AdmissionsAsync("b", "2020")));
        Assert.Equal(9, await AdmissionsAsync("n", "2020"));
        Assert.Equal(9, await AdmissionsAsync("b", "2020", now: "2026-01-01"));
        Assert.Equal((40, null), (await MembersAsync("a", "2020-03-31"), await MembersAsync("b", "2020-03-31")));
        Assert.Equal((null, 40), (await MembersAsync("a", "2020-04-01"), await MembersAsync("b", "2020-04-01")));
        Assert.Equal((40, 40), (await MembersAsync("n", "2020-03-31"), await MembersAsync("n", "2020-04-01")));
        await ExplainedAsync("b", MembersOn("2020-04-01"));
    }

    [Fact]
    public async Task A_transfer_within_an_instance_is_one_between_instances()
    {
        await EstablishAsync("a.y", "a");
        await EstablishAsync("a.c", "a.z", "cell");
        await SubmitAsync("a.c", Given.Stock("s", "2020-01-31", 40));
        await RecordAsync("a.c", EventKind.Transferred, "2020-04-01", "a.y");
        Assert.Equal((40, null), (await MembersAsync("a.z", "2020-03-31"), await MembersAsync("a.z", "2020-04-01")));
        Assert.Equal((null, 40), (await MembersAsync("a.y", "2020-03-31"), await MembersAsync("a.y", "2020-04-01")));
        Assert.Equal((40, 40), (await MembersAsync("a", "2020-03-31"), await MembersAsync("a", "2020-04-01")));
    }

    [Fact]
    public async Task A_correction_of_the_past_reaches_the_parent_of_then()
    {
        await SubmitAsync("a.z", Given.Stock("s", "2020-01-31", 40));
        await SubmitAsync("a", Given.Stock("d", "2020-06-30", 100, scope: Scope.Subtree));
        await RecordAsync("a.z", EventKind.Transferred, "2021-01-01", "b");
        Assert.Equal(60, await MembersAsync("a", "2021-01-01"));
        await SubmitAsync("a.z", Given.Stock("s", "2020-01-31", 45, revision: 2));
        Assert.Equal(100, await MembersAsync("a", "2020-12-31"));
        Assert.Equal(55, await MembersAsync("a", "2021-01-01"));
        Assert.Equal(45, await MembersAsync("b", "2021-01-01"));
        await ExplainedAsync("a", MembersOn("2021-01-01"));
    }

    [Fact]
    public async Task Children_of_an_absorbed_committee_follow_it()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40, scope: Scope.Subtree));
        await SubmitAsync("a", Given.Stock("own", "2020-01-31", 3));
        await SubmitAsync("b", Given.Stock("own", "2020-01-31", 5));
        await RecordAsync("a", EventKind.MergedInto, "2025-07-01", "b");
        Assert.Equal((43, null), (await MembersAsync("a", "2025-06-30"), await MembersAsync("a", "2025-07-01")));
        Assert.Equal((5, 48), (await MembersAsync("b", "2025-06-30"), await MembersAsync("b", "2025-07-01")));
        Assert.Equal((48, 48), (await MembersAsync("n", "2025-06-30"), await MembersAsync("n", "2025-07-01")));
        Assert.Equal(48, await MembersAsync("b", "2020-02-01", now: "2026-01-01"));
        Assert.Equal(Given.Id("b"), (await At("a.z").ProfileAsync(Given.Day("2025-07-01"), None)).Parent);
        await ExplainedAsync("b", MembersOn("2025-07-01"));
    }

    [Fact]
    public async Task What_is_carried_ends_with_the_successors_own_figure()
    {
        await SubmitAsync("a", Given.Stock("own", "2020-01-31", 3));
        await SubmitAsync("b", Given.Stock("own", "2020-01-31", 5));
        await RecordAsync("a", EventKind.MergedInto, "2025-07-01", "b");
        await SubmitAsync("b", Given.Stock("own-2", "2025-08-31", 9));
        Assert.Equal((8, 9), (await MembersAsync("b", "2025-08-30"), await MembersAsync("b", "2025-08-31")));
    }

    [Theory]
    [InlineData("n", "a.z")]
    [InlineData("a", "a")]
    [InlineData("a", "a.z")]
    public Task A_committee_cannot_come_under_itself(string id, string parent) =>
        RefusedAsync("tree-cycle", () => RecordAsync(id, EventKind.Transferred, "2020-04-01", parent));

    [Fact]
    public async Task Moves_that_were_decided_ahead_cannot_close_a_cycle()
    {
        await EstablishAsync("c", "n", "province");
        await RecordAsync("c", EventKind.Transferred, "2024-01-01", "a", "e1");
        await RecordAsync("b", EventKind.Transferred, "2023-01-01", "c");
        await RefusedAsync("tree-cycle", () => RecordAsync("a", EventKind.Transferred, "2022-01-01", "b"));
        await RecordAsync("c", EventKind.Transferred, "2024-01-01", "n", "e2");
        await RecordAsync("a", EventKind.Transferred, "2022-01-01", "b");
    }

    [Theory]
    [InlineData(EventKind.Transferred)]
    [InlineData(EventKind.MergedInto)]
    public async Task Nobody_comes_under_whom_they_were_above_at_another_time(EventKind kind)
    {
        await RecordAsync("a.z", EventKind.Transferred, "2021-01-01", "b");
        await RefusedAsync("tree-cycle", () => RecordAsync("a", kind, "2023-01-01", "a.z"));
        await RefusedAsync("tree-cycle", () => RecordAsync("b", kind, "2020-03-01", "a.z"));
        await EstablishAsync("c", "b", "superior");
        await RecordAsync("a", kind, "2023-01-01", "c");
    }

    [Fact]
    public async Task A_parent_whose_days_were_taken_back_lets_go()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        await RecordAsync("a.z", EventKind.Transferred, "2022-01-01", "b", "e1");
        await RecordAsync("a.z", EventKind.Transferred, "2022-01-01", "n", "e2");
        Assert.Equal((null, 40), (await MembersAsync("b", "2023-01-01"), await MembersAsync("n", "2023-01-01")));
        await RestartAsync();
        Assert.Equal((null, 40), (await MembersAsync("b", "2023-01-01"), await MembersAsync("n", "2023-01-01")));
        Assert.False((await AskAsync("b", MembersOn("2023-01-01"))).Stale);
    }

    [Fact]
    public async Task What_is_tried_is_refused_as_when_recorded_and_nothing_is_written()
    {
        var before = await PictureAsync();
        var moved = Given.Event("move", EventKind.Transferred, "2022-01-01", "b");
        var cyclic = Given.Event("round", EventKind.Transferred, "2022-01-01", "a.z");
        Assert.True(await At("a.z").TryRecordAsync(moved, None));
        await RefusedAsync("tree-cycle", async () => await At("a").TryRecordAsync(cyclic, None));
        await RefusedAsync(
            "children-active",
            async () => await At("a").TryRecordAsync(Given.Event("end", EventKind.Dissolved, "2020-01-01"), None)
        );
        await Assert.ThrowsAsync<CommitteeUnknownException>(async () =>
            await At("nowhere").TryRecordAsync(moved, None)
        );
        Assert.True(await Federation.TryEstablishAsync(Given.Id("a.y"), Given.Established("a", "cell"), None));
        await RefusedAsync(
            "root-exists",
            async () => await Federation.TryEstablishAsync(Given.Id("c"), Given.Established(null, "cell"), None)
        );
        Assert.Equal(before, await PictureAsync());

        await At("a.z").RecordAsync(moved, Actor.System, None);
        await SettleAsync();
        Assert.False(await At("a.z").TryRecordAsync(moved, None));
        await RefusedAsync(
            "event-differs",
            async () => await At("a.z").TryRecordAsync(moved with { EffectiveFrom = Given.Day("2022-02-01") }, None)
        );
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_leaves_nothing()
    {
        var before = await PictureAsync();
        await RefusedAsync("children-active", () => RecordAsync("a", EventKind.Dissolved, "2020-01-01"));
        await Assert.ThrowsAsync<CommitteeUnknownException>(() =>
            RecordAsync("a.z", EventKind.Transferred, "2020-01-01", "nowhere")
        );
        await RecordAsync("b", EventKind.Dissolved, "2020-01-01");
        await RefusedAsync("committee-not-active", () => EstablishAsync("b.y", "b"));
        await RefusedAsync("committee-not-active", () => RecordAsync("a.z", EventKind.Transferred, "2021-01-01", "b"));
        Assert.Equal(before.Count, (await PictureAsync()).Count);
        Assert.Equal(Given.Id("a"), (await At("a.z").ProfileAsync(Given.Day("2026-01-01"), None)).Parent);
    }
}
