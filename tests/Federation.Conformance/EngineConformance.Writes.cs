using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Conformance;

/// <summary>Writes: once, again, in conflict, out of turn, too many at once.</summary>
public abstract partial class EngineConformance
{
    [Fact]
    public async Task Establishing_again_changes_nothing_and_another_is_a_conflict()
    {
        var again = await EstablishAsync("a.z", "a");
        Assert.False(again.Changed);
        await RefusedAsync("event-differs", () => EstablishAsync("a.z", "b"));
        await RefusedAsync("root-exists", () => EstablishAsync("c", null));
        await Assert.ThrowsAsync<CommitteeUnknownException>(() => EstablishAsync("c", "nowhere"));
        Assert.Equal(Given.Id("a"), (await At("a.z").ProfileAsync(Given.Day("2020-01-01"), None)).Parent);
    }

    [Fact]
    public async Task The_same_report_again_gets_the_same_receipt()
    {
        var first = await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var again = await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        Assert.False(first.Repeated);
        Assert.True(again.Repeated);
        Assert.Equal((first.Sequence, first.Hash, first.AcceptedAt), (again.Sequence, again.Hash, again.AcceptedAt));
        await RefusedAsync("revision-differs", () => SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 41)));
        Assert.Equal(40, await MembersAsync("n", "2020-02-01"));
        Assert.Single(await At("a.z").ReportsAsync(None));
    }

    [Fact]
    public async Task A_dry_run_checks_and_stores_nothing()
    {
        var receipt = await At("a.z").SubmitAsync(Given.Stock("r", "2020-01-31", 40), Actor.System, true, None);
        Assert.Equal((0, ""), (receipt.Sequence, receipt.Hash));
        Assert.Empty(await At("a.z").ReportsAsync(None));
        Assert.Null(await MembersAsync("a.z", "2020-02-01"));
    }

    [Fact]
    public async Task The_highest_revision_stands_whenever_it_came()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 2, revision: 2));
        var late = await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 1));
        Assert.True(late.Superseded);
        Assert.Equal(2, await MembersAsync("n", "2020-02-01"));
        var higher = await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 3, revision: 3));
        Assert.False(higher.Superseded);
        Assert.Equal(3, await MembersAsync("n", "2020-02-01"));
        var old = await At("a.z").ReportAsync("r", 1, None);
        Assert.Equal(ReportState.Superseded, old!.Entry.State);
        Assert.Equal([1, 2, 3], old.Revisions.Select(one => one.Report.Head.Revision));
        Assert.Null(await At("a.z").ReportAsync("r", 4, None));
    }

    [Fact]
    public async Task What_is_withdrawn_goes_and_stays_readable()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var withdrawn = await At("a.z").WithdrawAsync("r", "Nhầm", Actor.System, None);
        await SettleAsync();
        Assert.True(withdrawn.Changed);
        Assert.Null(await MembersAsync("n", "2020-02-01"));
        var entry = (await At("a.z").ReportAsync("r", null, None))!.Entry;
        Assert.Equal((ReportState.Withdrawn, "Nhầm"), (entry.State, entry.Reason));
        Assert.False((await At("a.z").WithdrawAsync("r", "Nhầm", Actor.System, None)).Changed);
        await Assert.ThrowsAsync<RequestRefusedException>(async () =>
            await At("a.z").WithdrawAsync("nothing", "Nhầm", Actor.System, None)
        );
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 41, revision: 2));
        Assert.Equal(41, await MembersAsync("n", "2020-02-01"));
    }

    [Fact]
    public async Task Targets_are_set_once()
    {
        var target = new Target(Given.Admissions, Given.Period("2021"), Quantity.Exact(12), "Tỉnh ủy");
        Assert.True((await At("a").SetTargetsAsync([target], Actor.System, None)).Changed);
        Assert.False((await At("a").SetTargetsAsync([target], Actor.System, None)).Changed);
        Assert.Equal(target, Assert.Single(await At("a").TargetsAsync(None)));
        await RestartAsync();
        Assert.Equal(target, Assert.Single(await At("a").TargetsAsync(None)));
    }

    [Fact]
    public async Task An_event_is_recorded_once()
    {
        Assert.True((await RecordAsync("a.z", EventKind.Transferred, "2022-01-01", "b", "e")).Changed);
        Assert.False((await RecordAsync("a.z", EventKind.Transferred, "2022-01-01", "b", "e")).Changed);
        await RefusedAsync("event-differs", () => RecordAsync("a.z", EventKind.Transferred, "2022-02-01", "b", "e"));
        Assert.Equal(2, (await At("a.z").ProfileAsync(Given.Day("2026-01-01"), None)).Events.Length);
    }

    [Fact]
    public async Task Whoever_is_unknown_says_so_to_everything()
    {
        var nobody = At("nowhere");
        var day = Given.Day("2020-01-01");
        var happened = Given.Event("e", EventKind.Dissolved, "2020-01-01");
        Func<Task>[] all =
        [
            async () => await nobody.SubmitAsync(Given.Stock("r", "2020-01-31", 1), Actor.System, false, None),
            async () => await nobody.SubmitAsync(Given.Stock("r", "2020-01-31", 1), Actor.System, true, None),
            async () => await nobody.WithdrawAsync("r", "x", Actor.System, None),
            async () => await nobody.SetTargetsAsync([], Actor.System, None),
            async () => await nobody.RecordAsync(happened, Actor.System, None),
            async () => await nobody.AskAsync(FigureRequest.For(MembersOn("2020-01-01")), None),
            async () => await nobody.ProfileAsync(day, None),
            async () => await nobody.ChildrenAsync(day, None),
            async () => await nobody.ReportsAsync(None),
            async () => await nobody.ReportAsync("r", null, None),
            async () => await nobody.FindingsAsync(None),
            async () => await nobody.TargetsAsync(None),
            async () => await nobody.ChangesAsync(null, None),
        ];
        foreach (var one in all)
        {
            var unknown = await Assert.ThrowsAsync<CommitteeUnknownException>(one);
            Assert.Equal(Given.Id("nowhere"), unknown.Committee);
        }
    }

    [Fact]
    public async Task Who_has_too_much_to_do_says_when_to_come_back()
    {
        var waiting = new List<Task<Receipt>>();
        using (HoldWrites())
        {
            var refused = await Assert.ThrowsAsync<FederationBusyException>(async () =>
            {
                // One takes its turn and waits for the journal, others wait for theirs; more find no room.
                for (var i = 0; i < 4 * CommandsMax; i++)
                {
                    var report = Given.Stock($"r{i}", "2020-01-31", i);
                    var submitted = At("a.z").SubmitAsync(report, Actor.System, false, None).AsTask();
                    if (submitted.IsFaulted)
                    {
                        await submitted;
                    }

                    waiting.Add(submitted);
                }

                // An engine that asks elsewhere says it later.
                await Task.WhenAny(waiting).Unwrap();
            });
            Assert.True(refused.RetryAfter > TimeSpan.Zero);
        }

        var receipts = new List<Receipt>();
        foreach (var submitted in waiting)
        {
            try
            {
                receipts.Add(await Waiting.For(submitted, "a report that found room"));
            }
            catch (FederationBusyException)
            {
                // It found none, and was told so after others were sent.
            }
        }

        Assert.InRange(receipts.Count, CommandsMax, 4 * CommandsMax);
        Assert.All(receipts, receipt => Assert.True(receipt.Sequence > 0));
        Assert.Equal(receipts.Count, (await At("a.z").ReportsAsync(None)).Length);
    }

    [Fact]
    public async Task Many_writers_to_many_committees_lose_nothing()
    {
        const int zones = 6;
        const int writers = 4;
        const int reports = 5;
        for (var zone = 0; zone < zones; zone++)
        {
            await EstablishAsync($"{"ab"[zone % 2]}.z{zone}", $"{"ab"[zone % 2]}");
        }

        var all =
            from zone in Enumerable.Range(0, zones)
            from writer in Enumerable.Range(0, writers)
            select Task.Run(() => WriteAsync($"{"ab"[zone % 2]}.z{zone}", writer, reports), None);
        await Waiting.For(Task.WhenAll(all), "the writers");
        await SettleAsync();

        // Each zone's last figure is that of its last month, and the sums are those of the zones.
        Assert.Equal(zones * ((writers * reports) - 1), await MembersAsync("n", "2030-01-01"));
        Assert.Equal(zones / 2 * ((writers * reports) - 1), await MembersAsync("a", "2030-01-01"));
        Assert.Equal(writers * reports, (await At("b.z1").ReportsAsync(None)).Length);
        await ExplainedAsync("n", MembersOn("2030-01-01"));
    }

    private async Task WriteAsync(string id, int writer, int reports)
    {
        for (var i = writer * reports; i < (writer + 1) * reports; i++)
        {
            var day = $"{2020 + (i / 12)}-{1 + (i % 12):00}-15";
            while (true)
            {
                try
                {
                    await At(id).SubmitAsync(Given.Stock($"r{i}", day, i), Actor.System, false, None);
                    break;
                }
                catch (FederationBusyException)
                {
                    await Task.Yield();
                }
            }
        }
    }
}
