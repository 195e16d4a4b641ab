using System.Text;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;

namespace Federation.Conformance;

public abstract partial class JournalConformance
{
    private static readonly CommitteeId Child = CommitteeId.Parse("da-nang");

    [Fact]
    public async Task Who_holds_nothing_holds_nothing()
    {
        var journal = await Open();

        Assert.Empty(await HoldingsOf(journal).LoadAsync(Id("iz"), default));
    }

    [Fact]
    public async Task A_holding_comes_back_as_it_was_saved()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");

        await HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("members", "8"), ("classes", "")), default);

        await AssertHolds(journal, upper, "1.1.1 3 tree 1: classes='' members='8'");
        await AssertHolds(await Reopen(journal), upper, "1.1.1 3 tree 1: classes='' members='8'");
    }

    [Fact]
    public async Task A_change_in_part_leaves_the_rest()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        await HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("a", "1"), ("b", "2"), ("c", "3")), default);

        var keys = Part(upper, 2, ("b", null), ("c", "4"), ("d", "5"), ("e", null));
        await HoldingsOf(journal).SaveAsync(keys, default);
        await AssertHolds(journal, upper, "1.1.2 3 tree 1: a='1' c='4' d='5'");

        await HoldingsOf(journal).SaveAsync(Part(upper, 3) with { Tree = Bytes("tree 3") }, default);
        await AssertHolds(await Reopen(journal), upper, "1.1.3 3 tree 3: a='1' c='4' d='5'");
    }

    [Fact]
    public async Task A_whole_change_replaces_everything()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        await HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("a", "1"), ("b", "2")), default);

        await HoldingsOf(journal).SaveAsync(Whole(upper, 2, ("b", "3"), ("c", null)) with { Format = 4 }, default);

        await AssertHolds(journal, upper, "1.1.2 4 tree 2: b='3'");
        await HoldingsOf(journal).SaveAsync(Part(upper, 3, ("a", "9")) with { Format = 4 }, default);
        await AssertHolds(await Reopen(journal), upper, "1.1.3 4 tree 2: a='9' b='3'");
    }

    [Fact]
    public async Task Children_come_in_ordinal_order_and_keys_in_theirs()
    {
        var journal = await Open();
        var (a, b) = (await Activated(journal, "a"), await Activated(journal, "b"));
        foreach (var child in (string[])["vinh-phuc", "bac-ninh.iz", "bac-ninh"])
        {
            var change = Whole(a, 1, ("b-c", "3"), ("b", "2"), ("b[sex:female]", "4"), ("a", "1"));
            await HoldingsOf(journal).SaveAsync(change with { Child = CommitteeId.Parse(child) }, default);
        }

        await HoldingsOf(journal).SaveAsync(Whole(b, 1), default);

        var held = await HoldingsOf(journal).LoadAsync(a, default);
        Assert.Equal(["bac-ninh", "bac-ninh.iz", "vinh-phuc"], held.Select(holding => holding.Child.ToString()));
        Assert.All(
            held,
            holding => Assert.Equal(["a", "b", "b[sex:female]", "b-c"], holding.Keys.Select(key => key.Key.ToString()))
        );
        Assert.Equal(Child, Assert.Single(await HoldingsOf(journal).LoadAsync(b, default)).Child);
    }

    [Fact]
    public async Task Where_nothing_is_held_only_a_whole_change_is_taken()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");

        await AssertLost(journal, Part(upper, 1, ("a", "1")) with { Tree = Bytes("tree") });

        Assert.Empty(await HoldingsOf(journal).LoadAsync(upper, default));
    }

    [Fact]
    public async Task One_holding_has_one_format()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        await HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("a", "1")), default);

        await AssertLost(journal, Part(upper, 2, ("a", "2")) with { Format = 4 });

        await AssertHolds(journal, upper, "1.1.1 3 tree 1: a='1'");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_activation_may_not_change_a_holding(long incarnation)
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        await HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("a", "1")), default);
        await journal.RaiseIncarnationAsync(upper, default);

        await AssertLost(journal, Whole(upper, 2, ("b", "2")) with { Incarnation = incarnation });
        await AssertLost(journal, Part(upper, 2, ("a", "2")) with { Incarnation = incarnation });

        await AssertHolds(journal, upper, "1.1.1 3 tree 1: a='1'");
        await HoldingsOf(journal).SaveAsync(Part(upper, 2, ("a", "2")) with { Incarnation = 2 }, default);
        await AssertHolds(journal, upper, "1.1.2 3 tree 1: a='2'");
    }

    [Fact]
    public async Task Holdings_and_appends_share_groups_and_a_conflict_fails_alone()
    {
        var journal = await Open();
        var (a, b) = (await Activated(journal, "a"), await Activated(journal, "b"));
        await HoldingsOf(journal).SaveAsync(Whole(a, 1, ("a", "1")), default);

        var held = HoldWrites();
        var good = new List<Task>
        {
            journal.AppendAsync(Append(a, 0, "x"), default).AsTask(),
            HoldingsOf(journal).SaveAsync(Part(a, 2, ("a", "2")), default).AsTask(),
            journal.AppendAsync(Append(b, 0, "y"), default).AsTask(),
            HoldingsOf(journal).SaveAsync(Whole(b, 1, ("b", "1")), default).AsTask(),
        };
        var fenced = HoldingsOf(journal).SaveAsync(Part(a, 3) with { Incarnation = 9 }, default).AsTask();
        var unheld = HoldingsOf(journal).SaveAsync(Part(b, 3) with { Child = Id("other") }, default).AsTask();
        var refused = journal.AppendAsync(Append(b, 5, "z"), default).AsTask();
        held.Dispose();

        await Waiting.For(Task.WhenAll(good), "the group without its losers");
        foreach (var lost in (Task[])[fenced, unheld, refused])
        {
            await Assert.ThrowsAsync<JournalConflictException>(() => Waiting.For(lost, "a refusal"));
        }

        journal = await Reopen(journal);
        await AssertIsOneChain(journal);
        Assert.Equal(2, (await journal.HeadAsync(default)).Position);
        await AssertHolds(journal, a, "1.1.2 3 tree 1: a='2'");
        await AssertHolds(journal, b, "1.1.1 3 tree 1: b='1'");
    }

    [Fact]
    public async Task A_damaged_holding_is_refused_and_no_other_is()
    {
        var journal = await Open();
        var (a, b) = (await Activated(journal, "a"), await Activated(journal, "b"));
        await HoldingsOf(journal).SaveAsync(Whole(a, 1, ("a", "1")), default);
        await HoldingsOf(journal).SaveAsync(Whole(b, 1, ("b", "1")), default);

        await journal.DisposeAsync();
        await DamageHoldingsAsync(a);
        journal = await Open();

        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await HoldingsOf(journal).LoadAsync(a, default)
        );
        Assert.Contains(a.ToString(), refused.Message, StringComparison.Ordinal);
        await AssertHolds(journal, b, "1.1.1 3 tree 1: b='1'");
        var fault = await journal.VerifyAsync(default);
        Assert.Contains(a.ToString(), fault!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_change_again_changes_nothing()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        var (whole, part) = (Whole(upper, 1, ("a", "1"), ("b", "2")), Part(upper, 2, ("a", null), ("c", "3")));

        foreach (var change in (HoldingChange[])[whole, whole, part, part])
        {
            await HoldingsOf(journal).SaveAsync(change, default);
        }

        journal = await Reopen(journal);
        await AssertHolds(journal, upper, "1.1.2 3 tree 1: b='2' c='3'");
        Assert.Null(await journal.VerifyAsync(default));
    }

    [Fact]
    public async Task A_holding_changes_nothing_in_the_journal()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        await journal.AppendAsync(Append(upper, 0, "a"), default);
        var head = await journal.HeadAsync(default);

        await HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("a", "1")), default);

        Assert.Equal(head, await journal.HeadAsync(default));
        Assert.Equal(upper, Assert.Single(await journal.CommitteesAsync(default)));
        await AssertIsOneChain(journal);
        await journal.AppendAsync(Append(upper, 1, "b"), default);
    }

    [Fact]
    public async Task A_callers_bytes_may_be_used_again()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        var change = Whole(upper, 1, ("a", "1"));

        await HoldingsOf(journal).SaveAsync(change, default);
        change.Tree!.AsSpan().Clear();
        change.Keys[0].Shown!.AsSpan().Clear();

        await AssertHolds(journal, upper, "1.1.1 3 tree 1: a='1'");
    }

    [Fact]
    public async Task Writers_of_holdings_and_of_entries_do_not_disturb_each_other()
    {
        const int Uppers = 16;
        const int Rounds = 20;
        var journal = await Open();
        var uppers = Enumerable.Range(0, Uppers).Select(number => Id($"c{number:d2}")).ToList();

        await Waiting.For(Task.WhenAll(uppers.Select(upper => Task.Run(() => WriteAll(upper)))), "the writers");

        journal = await Reopen(journal);
        await AssertIsOneChain(journal);
        foreach (var upper in uppers)
        {
            Assert.Equal(Rounds, (await Read(journal, upper)).Length);
            var held = Assert.Single(await HoldingsOf(journal).LoadAsync(upper, default));
            Assert.Equal(Rounds - 1, held.Held.Stamp);
            Assert.Equal(Kept(Rounds - 1), held.Keys.Select(Text));
        }

        async Task WriteAll(CommitteeId upper)
        {
            await journal.RaiseIncarnationAsync(upper, default);
            await HoldingsOf(journal).SaveAsync(Whole(upper, 0), default);
            for (var round = 0; round < Rounds; round++)
            {
                var append = journal.AppendAsync(Append(upper, round, $"{round}"), default).AsTask();
                await HoldingsOf(journal).SaveAsync(Part(upper, round, ($"k{round % 3}", $"{round}")), default);
                await append;
                var held = Assert.Single(await HoldingsOf(journal).LoadAsync(upper, default));
                Assert.Equal(Kept(round), held.Keys.Select(Text));
            }
        }

        // Each of three keys as it was last changed.
        static IEnumerable<string> Kept(int round) =>
            Enumerable
                .Range(Math.Max(0, round - 2), Math.Min(3, round + 1))
                .OrderBy(n => n % 3)
                .Select(n => $"k{n % 3}='{n}'");
    }

    [Fact]
    public async Task A_large_holding_comes_back_whole()
    {
        const int Keys = 2_000;
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        var random = new Random(7);
        var tree = new byte[3 * 1_048_576];
        random.NextBytes(tree);
        var keys = Enumerable.Range(0, Keys).Select(number => Change($"k{number:d4}", new('x', random.Next(5_000))));
        var change = Whole(upper, 1) with { Tree = tree, Keys = [.. keys] };

        await HoldingsOf(journal).SaveAsync(change, default);

        var held = Assert.Single(await HoldingsOf(await Reopen(journal)).LoadAsync(upper, default));
        Assert.Equal(tree, held.Tree.ToArray());
        Assert.Equal(
            change.Keys.Select(key => Text(new HeldKey(key.Key, key.Shown))),
            held.Keys.Select(key => Text(key))
        );
    }

    [Fact]
    public async Task A_cancelled_change_writes_nothing()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        using var cancellation = new CancellationTokenSource();

        var held = HoldWrites();
        var first = HoldingsOf(journal).SaveAsync(Whole(upper, 1, ("a", "1")), default).AsTask();
        var cancelled = HoldingsOf(journal).SaveAsync(Whole(upper, 2), cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Waiting.For(cancelled, "the cancellation"));
        held.Dispose();
        await Waiting.For(first, "its neighbour");

        await AssertHolds(journal, upper, "1.1.1 3 tree 1: a='1'");
    }

    [Fact]
    public async Task A_closed_journals_holdings_are_unavailable()
    {
        var journal = await Open();
        var upper = await Activated(journal, "iz");
        var holdings = HoldingsOf(journal);
        await journal.DisposeAsync();

        await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await holdings.SaveAsync(Whole(upper, 1), default)
        );
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await holdings.LoadAsync(upper, default));
    }

    public static TheoryData<string, HoldingChange> MalformedHoldings()
    {
        var good = Whole(Id("iz"), 1, ("a", "1"));
        return new()
        {
            { "another instance's upper", good with { Upper = CommitteeId.Parse("da-nang.iz") } },
            { "incarnation 0", good with { Incarnation = 0 } },
            { "nothing held", good with { Held = default } },
            { "a stamp below 0", good with { Held = new(1, 1, -1) } },
            { "position -1", good with { Mark = good.Mark with { Position = -1 } } },
            { "a place without a hash", good with { Mark = new(3, ChainHash.Empty) } },
            { "a short hash", good with { Mark = new(3, "ab") } },
            { "format 0", good with { Format = 0 } },
            { "a whole without a tree", good with { Tree = null } },
            { "not even a list", good with { Keys = default } },
            { "a key twice", good with { Keys = [Change("a", "1"), Change("a", null)] } },
            { "a NUL", good with { Keys = [Change("a\0", "1")] } },
            { "half a character", good with { Keys = [Change("\ud83d", "1")] } },
            {
                "a breakdown that is none",
                good with
                {
                    Keys = [new(new("a", Breakdown.Of([new("a", "b;c")])), Bytes(""))],
                }
            },
        };
    }

    [Theory]
    [MemberData(nameof(MalformedHoldings), DisableDiscoveryEnumeration = true)]
    public async Task A_malformed_change_is_refused(string what, HoldingChange change)
    {
        var journal = await Open();
        await Activated(journal, "iz");

        var refused = await Record.ExceptionAsync(async () => await HoldingsOf(journal).SaveAsync(change, default));

        Assert.True(refused is ArgumentException, $"{what}: {refused?.Message ?? "accepted"}");
        Assert.Empty(await HoldingsOf(journal).LoadAsync(Id("iz"), default));
    }

    private static HoldingChange Whole(CommitteeId upper, long stamp, params (string Key, string? Shown)[] keys) =>
        Part(upper, stamp, keys) with
        {
            IsWhole = true,
            Tree = Bytes($"tree {stamp}"),
        };

    private static HoldingChange Part(CommitteeId upper, long stamp, params (string Key, string? Shown)[] keys) =>
        new(
            upper,
            Incarnation: 1,
            Child,
            new(1, 1, stamp),
            new(40 + stamp, new('c', 64)),
            Noon.AddSeconds(stamp),
            Format: 3,
            IsWhole: false,
            Tree: null,
            [.. keys.Select(key => Change(key.Key, key.Shown))]
        );

    private static HeldKeyChange Change(string key, string? shown)
    {
        var parts = key.TrimEnd(']').Split('[');
        Assert.True(Breakdown.TryParse(parts.ElementAtOrDefault(1), out var breakdown));
        return new(new(parts[0], breakdown), shown is null ? null : Bytes(shown));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(HeldKey key) => $"{key.Key}='{Encoding.UTF8.GetString(key.Shown.Span)}'";

    private async Task AssertLost(IJournal journal, HoldingChange change)
    {
        var lost = await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await HoldingsOf(journal).SaveAsync(change, default)
        );
        Assert.Equal(change.Upper, lost.Committee);
    }

    /// <summary>Everything of the only child, its mark and time taken from the stamp as they were made.</summary>
    private async Task AssertHolds(IJournal journal, CommitteeId upper, string expected)
    {
        var held = Assert.Single(await HoldingsOf(journal).LoadAsync(upper, default));
        var stamp = held.Held.Stamp;
        Assert.Equal((upper, Child), (held.Upper, held.Child));
        Assert.Equal((new(40 + stamp, new('c', 64)), Noon.AddSeconds(stamp)), (held.Mark, held.HeardAt));
        var keys = string.Join(' ', held.Keys.Select(key => Text(key)));
        Assert.Equal(expected, $"{held.Held} {held.Format} {Encoding.UTF8.GetString(held.Tree.Span)}: {keys}");
    }
}
