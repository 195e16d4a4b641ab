using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_snapshot_comes_back_as_it_was_saved()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var entries = await journal.AppendAsync(Append(committee, 0, "a", "b"), default);
        Assert.Null(await SnapshotsOf(journal).LoadAsync(committee, default));

        await SnapshotsOf(journal).SaveAsync(Shot(entries[0], "older"), default);
        await SnapshotsOf(journal).SaveAsync(Shot(entries[1], "newer") with { Format = 9 }, default);
        await AssertHolds(journal, Shot(entries[1], "newer") with { Format = 9 });

        await AssertHolds(await Reopen(journal), Shot(entries[1], "newer") with { Format = 9 });
    }

    [Fact]
    public async Task The_last_snapshot_saved_stands_even_if_it_is_of_an_earlier_time()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var entries = await journal.AppendAsync(Append(committee, 0, "a", "b"), default);

        await SnapshotsOf(journal).SaveAsync(Shot(entries[1], "newer"), default);
        await SnapshotsOf(journal).SaveAsync(Shot(entries[0], "older"), default);

        await AssertHolds(journal, Shot(entries[0], "older"));
    }

    [Fact]
    public async Task Each_committee_has_its_own_snapshot()
    {
        var journal = await Open();
        var a = await journal.AppendAsync(Append(await Activated(journal, "a"), 0, "a"), default);
        var b = await journal.AppendAsync(Append(await Activated(journal, "b"), 0, "b"), default);

        await SnapshotsOf(journal).SaveAsync(Shot(a[0], "of a"), default);
        await SnapshotsOf(journal).SaveAsync(Shot(b[0], "of b"), default);

        await AssertHolds(journal, Shot(a[0], "of a"));
        await AssertHolds(journal, Shot(b[0], "of b"));
    }

    [Fact]
    public async Task Snapshots_are_complete_until_something_is_written()
    {
        var journal = await Open();
        var a = await journal.AppendAsync(Append(await Activated(journal, "a"), 0, "a"), default);
        var b = await journal.AppendAsync(Append(await Activated(journal, "b"), 0, "b", "c"), default);
        var c = await journal.AppendAsync(Append(await Activated(journal, "c"), 0, "d"), default);
        Assert.Empty(await PlacesOf(journal));

        await SnapshotsOf(journal).SaveAsync(Shot(a[0], "of a"), default);
        await SnapshotsOf(journal).SaveAsync(Shot(b[0], "of b's beginning"), default);
        await SnapshotsOf(journal).SaveAsync(Shot(c[0], "of another history") with { Hash = a[0].Hash }, default);
        var place = Assert.Single(await PlacesOf(journal));
        Assert.Equal((a[0].Committee, 1, 1L), (place.Committee, place.Format, place.Incarnation));
        Assert.Equal("the place of a", Encoding.UTF8.GetString(place.Place.Span));
        var complete = await SnapshotsOf(journal).LoadCompleteAsync(a[0].Committee, default);
        Assert.Equal((1L, await journal.HeadAsync(default)), (complete!.Incarnation, complete.Head));
        Assert.Equal("of a", Encoding.UTF8.GetString(complete.Snapshot.Payload.Span));
        Assert.Null(await SnapshotsOf(journal).LoadCompleteAsync(b[0].Committee, default));
        Assert.Null(await SnapshotsOf(journal).LoadCompleteAsync(c[0].Committee, default));
        Assert.Null(await SnapshotsOf(journal).LoadCompleteAsync(Id("nobody"), default));

        await journal.RaiseIncarnationAsync(a[0].Committee, default);
        await SnapshotsOf(journal).SaveAsync(Shot(b[1], "of b"), default);
        journal = await Reopen(journal);
        Assert.Equal(
            [(a[0].Committee, 2L), (b[0].Committee, 1L)],
            (await PlacesOf(journal)).Select(s => (s.Committee, s.Incarnation)).Order()
        );
        Assert.Equal(2, (await SnapshotsOf(journal).LoadCompleteAsync(a[0].Committee, default))!.Incarnation);

        await journal.AppendAsync(Append(a[0].Committee, 1, "later") with { Incarnation = 2 }, default);
        Assert.Equal(b[0].Committee, Assert.Single(await PlacesOf(journal)).Committee);
        Assert.Null(await SnapshotsOf(journal).LoadCompleteAsync(a[0].Committee, default));
    }

    [Fact]
    public async Task A_snapshot_of_another_history_is_void()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var entries = await journal.AppendAsync(Append(committee, 0, "a", "b"), default);

        await SnapshotsOf(journal).SaveAsync(Shot(entries[1], "x") with { Hash = entries[0].Hash }, default);
        Assert.Null(await SnapshotsOf(journal).LoadAsync(committee, default));

        await SnapshotsOf(journal).SaveAsync(Shot(entries[1], "x") with { Sequence = 3 }, default);
        Assert.Null(await SnapshotsOf(journal).LoadAsync(committee, default));

        await SnapshotsOf(journal).SaveAsync(Shot(entries[1], "y"), default);
        await AssertHolds(journal, Shot(entries[1], "y"));
    }

    [Fact]
    public async Task A_void_snapshot_is_thrown_away()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var head = await journal.HeadAsync(default);
        var hashToCome = ChainHash.Next(head.Hash, 1, committee, 1, 1, Body("a"));
        var early = new Snapshot(committee, 1, hashToCome, 1, default, new byte[] { 1 });

        await SnapshotsOf(journal).SaveAsync(early, default);
        Assert.Null(await SnapshotsOf(journal).LoadAsync(committee, default));
        var entries = await journal.AppendAsync(Append(committee, 0, "a"), default);

        Assert.Equal(hashToCome, entries[0].Hash);
        Assert.Null(await SnapshotsOf(journal).LoadAsync(committee, default));
    }

    [Fact]
    public async Task A_snapshot_of_nothing_names_the_empty_hash()
    {
        var journal = await Open();
        var nothing = new Snapshot(Id("iz"), 0, ChainHash.Empty, 1, default, default);

        await SnapshotsOf(journal).SaveAsync(nothing, default);

        await AssertHolds(journal, nothing);
    }

    [Fact]
    public async Task A_large_snapshot_comes_back_whole()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var entries = await journal.AppendAsync(Append(committee, 0, "a"), default);
        var payload = new byte[5 * 1_048_576];
        new Random(7).NextBytes(payload);

        await SnapshotsOf(journal).SaveAsync(Shot(entries[0], "") with { Payload = payload }, default);

        await AssertHolds(await Reopen(journal), Shot(entries[0], "") with { Payload = payload });
    }

    [Fact]
    public async Task A_snapshot_changes_nothing_in_the_journal()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var entries = await journal.AppendAsync(Append(committee, 0, "a"), default);
        var head = await journal.HeadAsync(default);

        await SnapshotsOf(journal).SaveAsync(Shot(entries[0], "x"), default);
        await SnapshotsOf(journal).SaveAsync(new(Id("silent"), 0, ChainHash.Empty, 1, default, default), default);

        Assert.Equal(head, await journal.HeadAsync(default));
        Assert.Equal(committee, Assert.Single(await journal.CommitteesAsync(default)));
        Assert.Null(await journal.VerifyAsync(default));
        Assert.Equal(1, await journal.RaiseIncarnationAsync(Id("silent"), default));
    }

    public static TheoryData<string, Snapshot> MalformedSnapshots()
    {
        var good = new Snapshot(Id("iz"), 1, new('a', 64), 1, default, default);
        return new()
        {
            { "another instance's committee", good with { Committee = CommitteeId.Parse("da-nang.iz") } },
            { "sequence -1", good with { Sequence = -1 } },
            { "format 0", good with { Format = 0 } },
            { "a short hash", good with { Hash = new('a', 63) } },
            { "an upper-case hash", good with { Hash = new('A', 64) } },
        };
    }

    [Theory]
    [MemberData(nameof(MalformedSnapshots), DisableDiscoveryEnumeration = true)]
    public async Task A_malformed_snapshot_is_refused(string what, Snapshot snapshot)
    {
        var journal = await Open();

        var refused = await Record.ExceptionAsync(async () => await SnapshotsOf(journal).SaveAsync(snapshot, default));

        Assert.True(refused is ArgumentException, $"{what}: {refused?.Message ?? "accepted"}");
    }

    private static Snapshot Shot(JournalEntry entry, string text) =>
        new(
            entry.Committee,
            entry.Sequence,
            entry.Hash,
            1,
            Encoding.UTF8.GetBytes($"the place {text}"),
            Encoding.UTF8.GetBytes(text)
        );

    private async Task AssertHolds(IJournal journal, Snapshot expected)
    {
        var found = await SnapshotsOf(journal).LoadAsync(expected.Committee, default);
        Assert.Equal(Bare(expected), found is null ? null : Bare(found));
        Assert.Equal(expected.Place.ToArray(), found!.Place.ToArray());
        Assert.Equal(expected.Payload.ToArray(), found.Payload.ToArray());

        static Snapshot Bare(Snapshot snapshot) => snapshot with { Place = default, Payload = default };
    }

    private async Task<List<CompletePlace>> PlacesOf(IJournal journal) =>
        await SnapshotsOf(journal).CompletePlacesAsync(default).ToListAsync();
}
