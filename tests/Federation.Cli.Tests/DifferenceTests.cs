using System.Collections.Immutable;
using Federation.Cli.Verify;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Cli.Tests;

/// <summary>Each kind of damage, in a folder that was good, is named with its place and the way out.</summary>
public sealed class DifferenceTests : IAsyncLifetime
{
    private static readonly CommitteeId X = CommitteeId.Parse("a.x");
    private static readonly CommitteeId Y = CommitteeId.Parse("a.y");
    private static readonly CommitteeId B = CommitteeId.Parse("b");

    private DataFolder folder = null!;

    public async Task InitializeAsync() => folder = await DataFolder.WrittenAsync();

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(
        "UPDATE entries SET payload = CAST(replace(CAST(payload AS TEXT), '12', '92') AS BLOB) WHERE position = 5"
    )]
    [InlineData("UPDATE entries SET hash = zeroblob(32) WHERE position = 5")]
    [InlineData("DELETE FROM entries WHERE position = 5")]
    [InlineData("UPDATE entries SET by_whom = 'nobody' WHERE position = 5")]
    public async Task An_entry_that_was_tampered_with(string sql)
    {
        Assert.Equal(1, folder.Run("a", sql));

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: a: ", "entry 5", "put the newest good backup");
    }

    [Fact]
    public async Task A_database_that_was_deleted()
    {
        File.Delete(folder.In("b.db"));

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: b: ", folder.In("b.db"));
    }

    [Fact]
    public async Task An_entry_that_says_nothing_known()
    {
        await AppendAsync(X, new("horoscope", 1, "{}"u8.ToArray(), DateTimeOffset.UnixEpoch, null, null));

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: a · a.x: ", "horoscope");
    }

    [Fact]
    public async Task A_snapshot_whose_content_is_another_under_a_good_checksum()
    {
        await ForgeSnapshotAsync();

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: a · a.x · party-members: ", "DELETE FROM snapshots");
        // And the way out is one.
        folder.Run("a", "DELETE FROM snapshots");
        Assert.Equal(0, (await Verb.RunAsync(folder.Path)).Code);
    }

    [Fact]
    public async Task A_figure_that_the_program_serves_and_the_journals_do_not_give()
    {
        await ForgeSnapshotAsync();
        var counts = new Counts();

        var found = await new FigureCheck(folder.Path, DataFolder.Catalogue, TimeProvider.System, counts).RunAsync(
            CancellationToken.None
        );

        // Those above rest on what they hold of it, which is right.
        Assert.Equal(X, found?.Committee);
        Assert.StartsWith("party-members, ", found?.Key);
        Assert.Contains("99", found?.What.En);
    }

    [Fact]
    public async Task A_roster_with_days_that_the_child_never_had()
    {
        var days = ImmutableArray.Create(new Interval(new(2020, 1, 1), new(2021, 1, 1)));
        await AppendAsync(B, FactCodec.Encode(new ChildLinked(Y, days), DateTimeOffset.UnixEpoch, Actor.System));

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: b · b: ", "a.y belonged to it 2020-01-01/2020-12-31");
    }

    [Fact]
    public async Task A_roster_that_is_only_behind_is_no_difference()
    {
        // What b had heard before the move: nothing.
        await AppendAsync(B, FactCodec.Encode(new ChildLinked(Y, []), DateTimeOffset.UnixEpoch, Actor.System));

        Assert.Equal(0, (await Verb.RunAsync(folder.Path)).Code);
    }

    [Fact]
    public async Task A_child_that_its_instance_does_not_know()
    {
        var days = ImmutableArray.Create(new Interval(new(2020, 1, 1), DateOnly.MaxValue));
        var linked = new ChildLinked(CommitteeId.Parse("a.z"), days);
        await AppendAsync(B, FactCodec.Encode(linked, DateTimeOffset.UnixEpoch, Actor.System));

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: b · b: ", "a.z");
    }

    [Fact]
    public async Task A_holding_as_the_child_showed_it_agrees()
    {
        await HoldAsync(summary => summary);

        var (code, output, error) = await Verb.RunAsync(folder.Path);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("3 holdings", output);
    }

    [Fact]
    public async Task A_holding_that_does_not_decode()
    {
        await HoldAsync(_ => [0xff, 0xff, 0xff]);

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: b · b · admissions: ", "cannot be read");
    }

    [Fact]
    public async Task A_holding_with_another_figure_than_the_childs()
    {
        await HoldAsync(shown => SummaryCodec.Encode(SummaryCodec.DecodeKey(shown) with { Findings = 7 }));

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: b · b · admissions: ", "what it holds of a.y");
    }

    [Fact]
    public async Task A_holding_of_what_the_childs_journal_does_not_have()
    {
        await HoldAsync(shown => shown, mark => mark with { Position = mark.Position + 1 });

        await Verb.AssertDiffersAsync(folder.Path, "DIFFERS: b · b: ", "what a.y showed at entry");
    }

    private async Task AppendAsync(CommitteeId committee, EntryBody body)
    {
        await using var opened = await folder.OpenAsync(committee.Instance);
        var incarnation = await opened.Journal.RaiseIncarnationAsync(committee, default);
        var sequence = await opened.Journal.ReadAsync(committee, 0, default).CountAsync();
        await opened.Journal.AppendAsync(new(committee, incarnation, sequence, [body]), default);
    }

    /// <summary>The members of a.x become 99 in its snapshot, and nowhere else.</summary>
    private async Task ForgeSnapshotAsync()
    {
        await using var opened = await folder.OpenAsync("a");
        var snapshot = (await opened.Snapshots.LoadAsync(X, default))!;
        var stored = SnapshotCodec.Decode(snapshot.Payload);
        var keys = stored.Record.Keys.Select(Forged);
        var forged = stored with { Record = stored.Record with { Keys = [.. keys] } };
        await opened.Snapshots.SaveAsync(snapshot with { Payload = SnapshotCodec.Encode(forged) }, default);
    }

    private static KeyStatements Forged(KeyStatements key) =>
        key.Key.Indicator == "party-members"
            ? key with
            {
                Own = [.. key.Own.Select(s => new Statement(s.Period, Quantity.Exact(99), s.Marks, s.Index, s.Report))],
            }
            : key;

    /// <summary>b holds of a.y what a.y shows, its first key, the admissions, changed in some way.</summary>
    private async Task HoldAsync(Func<byte[], byte[]> change, Func<JournalMark, JournalMark>? at = null)
    {
        await using var child = await folder.OpenAsync("a");
        var state = CommitteeState.New(Y, DataFolder.Catalogue);
        await foreach (var entry in child.Journal.ReadAsync(Y, 0, default))
        {
            state = state.Apply(FactCodec.Decode(entry, DataFolder.Catalogue)).State;
        }

        var shown = state.SummaryFor(B);
        var keys = shown.Keys.Select(k => new HeldKeyChange(k.Key, SummaryCodec.Encode(k.Value))).ToList();
        keys[0] = keys[0] with { Shown = change(keys[0].Shown!) };
        Assert.Equal(FigureKey.Total("admissions"), keys[0].Key);
        var head = await child.Journal.HeadAsync(default);
        var mark = new JournalMark(head.Position, head.Hash);
        await using var upper = await folder.OpenAsync("b");
        var incarnation = await upper.Journal.RaiseIncarnationAsync(B, default);
        await upper.Holdings.SaveAsync(
            new(
                B,
                incarnation,
                Y,
                new VersionStamp(1, 1, 1),
                at?.Invoke(mark) ?? mark,
                DateTimeOffset.UnixEpoch,
                SummaryCodec.Format,
                true,
                SummaryCodec.Encode(shown.Tree),
                [.. keys]
            ),
            default
        );
    }
}
