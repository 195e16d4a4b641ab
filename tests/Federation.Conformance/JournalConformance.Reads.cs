using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_reopened_journal_goes_on_where_it_was()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var before = await journal.AppendAsync(Append(committee, 0, "a", "b"), default);
        var head = await journal.HeadAsync(default);

        journal = await Reopen(journal);

        Assert.Equal(head, await journal.HeadAsync(default));
        AssertSame(before, await ReadChain(journal));
        var next = await journal.AppendAsync(Append(committee, 2, "c"), default);
        Assert.True(ChainHash.Holds(head.Hash, Assert.Single(next)));
        await AssertIsOneChain(journal);
    }

    [Fact]
    public async Task Reads_start_after_the_place_that_is_named()
    {
        var journal = await Open();
        var (a, b) = (await Activated(journal, "a"), await Activated(journal, "b"));
        await journal.AppendAsync(Append(a, 0, "a1"), default);
        await journal.AppendAsync(Append(b, 0, "b1", "b2"), default);
        await journal.AppendAsync(Append(a, 1, "a2", "a3"), default);

        Assert.Equal(["a2", "a3"], Texts(await Read(journal, a, after: 1)));
        Assert.Equal(["b2"], Texts(await Read(journal, b, after: 1)));
        Assert.Empty(await Read(journal, a, after: 3));
        Assert.Empty(await Read(journal, Id("nobody")));
        Assert.Equal(["b2", "a2", "a3"], Texts(await ReadChain(journal, after: 2)));
        Assert.Empty(await ReadChain(journal, after: 5));
    }

    [Fact]
    public async Task Committees_come_in_ordinal_order()
    {
        var journal = await Open();
        string[] locals = ["iz-c2", "iz", "iz-c10", "a", "b9"];
        foreach (var local in locals)
        {
            await journal.AppendAsync(Append(await Activated(journal, local), 0, local), default);
        }

        await Activated(journal, "silent");

        Assert.Equal(
            locals.Select(Id).OrderBy(id => id.ToString(), StringComparer.Ordinal),
            await journal.CommitteesAsync(default)
        );
    }

    [Fact]
    public async Task Large_entries_come_back_whole()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var random = new Random(20260122);
        var payloads = new[] { 1_048_576, 0, 1_048_577, 4_096, 1, 1_048_576 }
            .Select(length =>
            {
                var payload = new byte[length];
                random.NextBytes(payload);
                return payload;
            })
            .ToList();

        foreach (var (index, payload) in payloads.Index())
        {
            await journal.AppendAsync(new(committee, 1, index, [new("report-accepted", 1, payload, Noon)]), default);
        }

        var read = await Read(await Reopen(journal), committee);
        Assert.Equal(
            payloads.Select(Convert.ToHexString),
            read.Select(entry => Convert.ToHexString(entry.Body.Payload.Span))
        );
    }

    [Fact]
    public async Task Many_entries_come_page_after_page()
    {
        const int Batches = 25;
        const int BatchEntries = 100;
        var journal = await Open();
        var (a, b) = (await Activated(journal, "a"), await Activated(journal, "b"));
        for (var batch = 0; batch < Batches; batch++)
        {
            var texts = Enumerable.Range(batch * BatchEntries, BatchEntries).Select(number => $"{number}").ToArray();
            await journal.AppendAsync(Append(a, batch * BatchEntries, texts), default);
            await journal.AppendAsync(Append(b, batch, $"b{batch}"), default);
        }

        var expected = Enumerable.Range(0, Batches * BatchEntries).Select(number => $"{number}").ToList();
        Assert.Equal(expected, Texts(await Read(journal, a)));
        Assert.Equal(expected[1_234..], Texts(await Read(journal, a, after: 1_234)));
        Assert.Equal(Batches * (BatchEntries + 1), (await ReadChain(journal)).Length);
    }

    [Fact]
    public async Task A_reader_sees_what_is_written_while_it_reads_and_blocks_nobody()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        await journal.AppendAsync(Append(committee, 0, "0"), default);

        var seen = new List<long>();
        await foreach (var entry in journal.ReadChainAsync(0, default))
        {
            seen.Add(entry.Position);
            if (entry.Position <= 3)
            {
                await Waiting.For(
                    journal.AppendAsync(Append(committee, entry.Position, $"{entry.Position}"), default).AsTask(),
                    "a write beside a reader"
                );
            }
        }

        // How far it follows is the adapter's affair; never past a gap, never twice.
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(number => (long)number), seen);
        Assert.Equal(1 + Math.Min(3, seen.Count), (await journal.HeadAsync(default)).Position);
    }

    [Fact]
    public async Task Reads_wait_for_no_write()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        await journal.AppendAsync(Append(committee, 0, "a"), default);

        using var held = HoldWrites();
        var write = journal.AppendAsync(Append(committee, 1, "b"), default).AsTask();
        var read = await Waiting.For(Read(journal, committee), "a read beside a write that waits");
        Assert.Equal(1, (await Waiting.For(journal.HeadAsync(default).AsTask(), "the head")).Position);

        Assert.Equal(["a"], Texts(read));
        held.Dispose();
        await Waiting.For(write, "the write");
    }

    [Fact]
    public async Task What_is_not_understood_is_kept_unchanged()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        EntryBody[] bodies =
        [
            new("a-kind-of-the-future", int.MaxValue, new byte[] { 0, 255, 128, 0 }, Noon, "cấp ủy Hà Nội", "::1"),
            new("report-accepted", 7, default, Noon.AddYears(-500), "", null),
            new("x", 1, "{\"a\":"u8.ToArray(), DateTimeOffset.MaxValue, null, ""),
            new("x", 2, "\0"u8.ToArray(), DateTimeOffset.MinValue, "𝕋\u0323ổ chức\u00a0😀", "\ufffd"),
        ];

        var written = await journal.AppendAsync(new(committee, 1, 0, [.. bodies]), default);

        Assert.Equal(bodies.Select(Bare), written.Select(entry => Bare(entry.Body)));
        AssertSame(written, await Read(journal, committee));
        AssertSame(written, await ReadChain(await Reopen(journal)));

        static EntryBody Bare(EntryBody body) => body.AsKept() with { Payload = default };
    }

    [Fact]
    public async Task Times_are_kept_in_utc_to_the_millisecond()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var at = new DateTimeOffset(2026, 11, 22, 19, 30, 0, TimeSpan.FromHours(7)).AddTicks(12_345_678);

        var written = await journal.AppendAsync(new(committee, 1, 0, [Body("a") with { At = at }]), default);

        var expected = new DateTimeOffset(2026, 11, 22, 12, 30, 1, 234, TimeSpan.Zero);
        foreach (var entry in written.Concat(await Read(journal, committee)))
        {
            Assert.Equal((expected, TimeSpan.Zero), (entry.Body.At, entry.Body.At.Offset));
        }
    }

    [Fact]
    public async Task A_callers_memory_may_be_used_again()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        var buffer = "first..."u8.ToArray();

        await journal.AppendAsync(new(committee, 1, 0, [Body("") with { Payload = buffer.AsMemory(0, 5) }]), default);
        Encoding.UTF8.GetBytes("second").CopyTo(buffer, 0);
        await journal.AppendAsync(new(committee, 1, 1, [Body("") with { Payload = buffer.AsMemory(0, 6) }]), default);

        Assert.Equal(["first", "second"], Texts(await Read(journal, committee)));
        await AssertIsOneChain(journal);
    }

    [Fact]
    public async Task Another_instances_committee_is_nobody_here()
    {
        var journal = await Open();
        var stranger = CommitteeId.Parse("da-nang.htp-iz");

        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.RaiseIncarnationAsync(stranger, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Read(journal, stranger));
    }

    [Fact]
    public async Task A_changed_payload_is_named_and_never_returned()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        for (var sequence = 0; sequence < 40; sequence++)
        {
            await journal.AppendAsync(Append(committee, sequence, $"{sequence}"), default);
        }

        await journal.DisposeAsync();
        await ChangePayloadAsync(position: 7);
        journal = await Open();

        Assert.Equal(7, (await journal.VerifyAsync(default))?.Position);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Read(journal, committee));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => ReadChain(journal, after: 6));
        Assert.Equal(33, (await Read(journal, committee, after: 7)).Length);
    }

    [Fact]
    public async Task A_cut_tail_shows()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        await journal.AppendAsync(Append(committee, 0, "a", "b", "c"), default);

        await journal.DisposeAsync();
        await RemoveLastAsync();

        // An adapter may refuse to open it; one that opens it must find the place.
        var refusal = await Record.ExceptionAsync(async () => journal = await Open());
        if (refusal is null)
        {
            Assert.Equal(3, (await journal.VerifyAsync(default))?.Position);
        }
    }
}
