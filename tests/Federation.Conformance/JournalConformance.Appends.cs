using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_new_journal_is_empty()
    {
        var journal = await Open();

        Assert.Equal(Instance, journal.Instance);
        Assert.Equal(new JournalHead(0, ChainHash.Empty, Epoch: 1), await journal.HeadAsync(default));
        Assert.Empty(await journal.CommitteesAsync(default));
        Assert.Empty(await ReadChain(journal));
        Assert.Empty(await Read(journal, Id("iz")));
        Assert.Null(await journal.VerifyAsync(default));
    }

    [Fact]
    public async Task An_append_returns_its_entries_as_they_stand()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");

        var first = await journal.AppendAsync(Append(committee, 0, "a"), default);
        var second = await journal.AppendAsync(Append(committee, 1, "b", "c"), default);

        Assert.Equal(
            [(1L, 1L), (2L, 2L), (3L, 3L)],
            first.Concat(second).Select(entry => (entry.Position, entry.Sequence))
        );
        Assert.All(first.Concat(second), entry => Assert.Equal((committee, 1), (entry.Committee, entry.Incarnation)));
        Assert.Equal(["a", "b", "c"], Texts(first.Concat(second)));
        AssertSame(first.Concat(second), await Read(journal, committee));
        AssertSame(first.Concat(second), await ReadChain(journal));
        Assert.Equal(new JournalHead(3, second[^1].Hash, Epoch: 1), await journal.HeadAsync(default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public async Task Another_sequence_than_the_committees_is_refused(long expected)
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        await journal.AppendAsync(Append(committee, 0, "a", "b"), default);
        var head = await journal.HeadAsync(default);

        var lost = await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await journal.AppendAsync(Append(committee, expected, "c"), default)
        );

        Assert.Equal(committee, lost.Committee);
        Assert.Equal(head, await journal.HeadAsync(default));
        await journal.AppendAsync(Append(committee, 2, "c"), default);
        Assert.Equal(["a", "b", "c"], Texts(await Read(journal, committee)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_incarnation_than_the_committees_is_refused(long incarnation)
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        await journal.AppendAsync(Append(committee, 0, "a"), default);
        Assert.Equal(2, await journal.RaiseIncarnationAsync(committee, default));

        await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await journal.AppendAsync(Append(committee, 1, "b") with { Incarnation = incarnation }, default)
        );

        var written = await journal.AppendAsync(Append(committee, 1, "c") with { Incarnation = 2 }, default);
        Assert.Equal(2, written[0].Incarnation);
        Assert.Equal(["a", "c"], Texts(await Read(journal, committee)));
    }

    [Fact]
    public async Task Without_an_incarnation_nothing_is_written()
    {
        var journal = await Open();

        await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await journal.AppendAsync(Append(Id("iz"), 0, "a"), default)
        );

        Assert.Equal(0, (await journal.HeadAsync(default)).Position);
    }

    [Fact]
    public async Task Each_committee_has_its_own_incarnation_which_survives()
    {
        var journal = await Open();
        Assert.Equal(0, await journal.IncarnationAsync(Id("iz"), default));
        Assert.Equal(1, await journal.RaiseIncarnationAsync(Id("iz"), default));
        Assert.Equal(2, await journal.RaiseIncarnationAsync(Id("iz"), default));
        Assert.Equal(2, await journal.IncarnationAsync(Id("iz"), default));
        Assert.Equal(1, await journal.RaiseIncarnationAsync(CommitteeId.Parse(Instance), default));

        journal = await Reopen(journal);

        Assert.Equal(3, await journal.RaiseIncarnationAsync(Id("iz"), default));
        Assert.Equal(2, await journal.RaiseIncarnationAsync(CommitteeId.Parse(Instance), default));
        Assert.Empty(await journal.CommitteesAsync(default));
    }

    [Fact]
    public async Task A_conflict_fails_one_member_of_a_group_alone()
    {
        var journal = await Open();
        var committees = new List<CommitteeId>();
        foreach (var local in (string[])["a", "b", "c", "d"])
        {
            committees.Add(await Activated(journal, local));
        }

        var held = HoldWrites();
        var good = committees
            .Select(committee => journal.AppendAsync(Append(committee, 0, "1", "2"), default).AsTask())
            .ToList();
        var tooFar = journal.AppendAsync(Append(committees[1], 5, "x", "y"), default).AsTask();
        var tooOld = journal.AppendAsync(Append(committees[2], 0, "x") with { Incarnation = 7 }, default).AsTask();
        held.Dispose();

        var written = await Waiting.For(Task.WhenAll(good), "the group without its losers");
        await Assert.ThrowsAsync<JournalConflictException>(() => Waiting.For(tooFar, "the wrong sequence's refusal"));
        await Assert.ThrowsAsync<JournalConflictException>(() =>
            Waiting.For(tooOld, "the wrong incarnation's refusal")
        );
        AssertSame(written.SelectMany(entries => entries).OrderBy(entry => entry.Position), await ReadChain(journal));
        await AssertIsOneChain(journal);
    }

    [Fact]
    public async Task Of_two_that_expect_one_sequence_one_is_written()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");

        var held = HoldWrites();
        var rivals = new[] { "a", "b" }
            .Select(text => journal.AppendAsync(Append(committee, 0, text), default).AsTask())
            .ToList();
        held.Dispose();
        var outcomes = await Waiting.For(Task.WhenAll(rivals.Select(Outcome)), "both answers");

        Assert.Single(outcomes, outcome => outcome is JournalConflictException);
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(await Read(journal, committee));
    }

    [Fact]
    public async Task A_raised_incarnation_fences_whoever_comes_after_it()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");

        var held = HoldWrites();
        var raise = journal.RaiseIncarnationAsync(committee, default).AsTask();
        var fenced = journal.AppendAsync(Append(committee, 0, "old"), default).AsTask();
        held.Dispose();
        Assert.Equal(2, await Waiting.For(raise, "the incarnation"));
        var outcome = await Waiting.For(Outcome(fenced), "the old activation's answer");

        // Who came first is the adapter's affair; that the two answers and the journal agree is not.
        var sequence = outcome is null ? 1 : 0;
        Assert.Equal(sequence, (await Read(journal, committee)).Length);
        await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await journal.AppendAsync(Append(committee, sequence, "older"), default)
        );
        await journal.AppendAsync(Append(committee, sequence, "new") with { Incarnation = 2 }, default);
    }

    [Fact]
    public async Task A_batch_is_written_together_or_not_at_all()
    {
        var journal = await Open();
        var (a, b) = (await Activated(journal, "a"), await Activated(journal, "b"));

        var held = HoldWrites();
        var batches = new[] { a, b }
            .Select(committee => journal.AppendAsync(Append(committee, 0, "1", "2", "3"), default).AsTask())
            .ToList();
        var refused = journal.AppendAsync(Append(a, 1, "x", "y", "z"), default).AsTask();
        held.Dispose();
        var written = await Waiting.For(Task.WhenAll(batches), "both batches");
        await Assert.ThrowsAsync<JournalConflictException>(() => Waiting.For(refused, "the refusal"));

        foreach (var batch in written)
        {
            Assert.Equal([1L, 2L, 3L], batch.Select(entry => entry.Sequence));
            Assert.Equal(batch[0].Position + 2, batch[2].Position);
        }

        Assert.Equal(6, (await ReadChain(journal)).Length);
    }

    [Fact]
    public async Task Many_writers_end_with_gapless_sequences_and_one_chain()
    {
        const int Committees = 64;
        const int Appends = 20;
        var journal = await Open();
        var committees = Enumerable.Range(0, Committees).Select(number => Id($"c{number}")).ToList();

        await Waiting.For(
            Task.WhenAll(committees.Select(committee => Task.Run(() => WriteAll(committee)))),
            "the writers"
        );

        Assert.Equal(committees.Order(), await journal.CommitteesAsync(default));
        foreach (var committee in committees)
        {
            var entries = await Read(journal, committee);
            Assert.Equal(
                Enumerable.Range(1, 2 * Appends).Select(number => (long)number),
                entries.Select(e => e.Sequence)
            );
            Assert.Equal(Enumerable.Range(0, 2 * Appends).Select(number => $"{committee} {number}"), Texts(entries));
        }

        Assert.Equal(Committees * Appends * 2, (await journal.HeadAsync(default)).Position);
        await AssertIsOneChain(journal);

        async Task WriteAll(CommitteeId committee)
        {
            await journal.RaiseIncarnationAsync(committee, default);
            for (var sequence = 0; sequence < 2 * Appends; sequence += 2)
            {
                await journal.AppendAsync(
                    Append(committee, sequence, $"{committee} {sequence}", $"{committee} {sequence + 1}"),
                    default
                );
                var last = await Read(journal, committee, after: sequence + 1);
                Assert.Equal(sequence + 2, Assert.Single(last).Sequence);
            }
        }
    }

    public static TheoryData<string, JournalAppend> Malformed()
    {
        var good = Append(Id("iz"), 0, "a");
        JournalAppend With(EntryBody body) => good with { Entries = [body] };
        return new()
        {
            { "another instance's committee", good with { Committee = CommitteeId.Parse("da-nang.iz") } },
            { "no incarnation", good with { Incarnation = 0 } },
            { "no entries", good with { Entries = [] } },
            { "not even a list", good with { Entries = default } },
            {
                "too many entries",
                Append(
                    Id("iz"),
                    0,
                    new string[JournalAppend.EntriesMax + 1]
                        .Select(_ => "")
                        .ToArray()
                )
            },
            { "a kind that is no slug", With(Body("a") with { Kind = "Report accepted" }) },
            { "no kind", With(Body("a") with { Kind = "" }) },
            { "format 0", With(Body("a") with { Format = 0 }) },
            { "a payload too large", With(Body("a") with { Payload = new byte[EntryBody.PayloadBytesMax + 1] }) },
            { "a NUL", With(Body("a") with { By = "a\0b" }) },
            { "half a character", With(Body("a") with { From = "\ud83d" }) },
            { "a text too long", With(Body("a") with { By = new('a', EntryBody.TextLengthMax + 1) }) },
        };
    }

    [Theory]
    [MemberData(nameof(Malformed), DisableDiscoveryEnumeration = true)]
    public async Task A_malformed_append_is_refused_before_anything_is_written(string what, JournalAppend append)
    {
        var journal = await Open();
        await Activated(journal, "iz");

        var refused = await Record.ExceptionAsync(async () => await journal.AppendAsync(append, default));

        Assert.True(refused is ArgumentException, $"{what}: {refused?.Message ?? "accepted"}");
        Assert.Equal(0, (await journal.HeadAsync(default)).Position);
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        using var before = new CancellationTokenSource();
        using var waiting = new CancellationTokenSource();
        await before.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await journal.AppendAsync(Append(committee, 0, "a"), before.Token)
        );
        var held = HoldWrites();
        var first = journal.AppendAsync(Append(committee, 0, "b"), default).AsTask();
        var cancelled = journal.AppendAsync(Append(committee, 1, "c"), waiting.Token).AsTask();
        await waiting.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Waiting.For(cancelled, "the cancellation"));
        held.Dispose();
        await Waiting.For(first, "its neighbour");

        Assert.Equal(["b"], Texts(await Read(journal, committee)));
        await journal.AppendAsync(Append(committee, 1, "d"), default);
    }

    [Fact]
    public async Task A_closed_journal_is_unavailable_and_has_finished_what_waited()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");

        var held = HoldWrites();
        var waiting = journal.AppendAsync(Append(committee, 0, "a"), default).AsTask();
        var closing = journal.DisposeAsync().AsTask();
        held.Dispose();
        await Waiting.For(waiting, "the write that waited");
        await Waiting.For(closing, "the closing");

        await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            await journal.AppendAsync(Append(committee, 1, "b"), default)
        );
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.HeadAsync(default));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Read(journal, committee));
        await journal.DisposeAsync();
        Assert.Equal(["a"], Texts(await Read(await Open(), committee)));
    }

    private static Task<Exception?> Outcome(Task task) => Record.ExceptionAsync(() => task)!;
}
