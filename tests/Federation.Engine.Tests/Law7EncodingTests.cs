using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;

namespace Federation.Engine.Tests;

/// <summary>Law 7: encode-then-decode is the identity for every stored type.</summary>
public sealed class Law7EncodingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Facts_and_snapshots_come_back_as_they_were()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("FEDERATION_SEED"), out var replay) ? replay : 1;
        var count = replay == 0 ? 300 : 1;
        for (var seed = first; seed < first + count; seed++)
        {
            var made = RandomFederation.Make(seed, FederationShape.Usual);
            foreach (var (committee, facts) in made.Chronicle.Facts)
            {
                var state = CommitteeState.New(committee, made.Chronicle.Catalogue);
                foreach (var fact in facts)
                {
                    state = Through(state, committee, fact, seed);
                }

                CheckSnapshot(state, seed);
            }
        }
    }

    [Fact]
    public void A_committee_comes_back_with_what_it_held_of_its_children()
    {
        var (whole, parts) = (0, 0);
        for (var seed = 1; seed <= 100; seed++)
        {
            var made = RandomFederation.Make(seed, FederationShape.Usual);
            var states = DeliveredFederation.Deliver(made.Chronicle, seed).States;
            foreach (var state in states.Committees.Select(id => states[id]).Where(s => s.Children.Count > 0))
            {
                // Of all children, or of some of them as where others are of another instance.
                var held = HeldOf(state, all: seed % 2 == 0);
                var sums = state.SumsOf(held.Select(h => h.Child).ToHashSet());
                var stored = StoredCommittee.Of(state.ToRecord()) with
                {
                    Held = held,
                    Sums = sums,
                    Amiss = AmissIn(state),
                };
                var again = SnapshotCodec.Decode(SnapshotCodec.Encode(stored));
                var added = Restored(state, again with { Sums = null });
                var restored = Restored(state, again);
                AssertShowsAlike(added, restored, $"seed {seed}: {state.Id} with its sums");
                if (held.Length == state.Children.Count)
                {
                    AssertShowsAlike(state, restored, $"seed {seed}: {state.Id}");
                    var judged = Restored(state, again, judged: true);
                    AssertShowsAlike(state, judged, $"seed {seed}: {state.Id} judged where something is amiss");
                    whole++;
                }

                parts += sums is not null && held.Length < state.Children.Count ? 1 : 0;
            }
        }

        Assert.True(whole > 100 && parts > 100, $"{whole} whole, {parts} in part: the search shows nothing");
    }

    private static ImmutableArray<FigureKey> AmissIn(CommitteeState state) =>
        [.. state.Keys.Where(k => k.Value.Findings.Length > 0).Select(k => k.Key)];

    private static ImmutableArray<HeldChild> HeldOf(CommitteeState state, bool all) =>
        [
            .. state
                .WithPacked([.. state.Children.Select(c => c.Key)])
                .Children.Where((c, i) => c.Value.Summary.IsPacked && (all || i % 2 == 0))
                .Select(c => new HeldChild(c.Key, new(1, 1, 1), null, c.Value.Summary)),
        ];

    private static CommitteeState Restored(CommitteeState state, StoredCommittee stored, bool judged = false) =>
        CommitteeState.Restore(
            state.Id,
            state.Catalogue,
            stored.Record,
            [.. stored.Held.Select(h => KeyValuePair.Create(h.Child, h.Shown))],
            stored.Sums,
            judged ? stored.Amiss : null
        );

    private static void AssertShowsAlike(CommitteeState one, CommitteeState other, string where)
    {
        foreach (var upper in one.History.Uppers)
        {
            Assert.True(SummaryDigest.Of(one.SummaryFor(upper)) == SummaryDigest.Of(other.SummaryFor(upper)), where);
        }

        Assert.True(one.Crossings.Equals(other.Crossings) && one.Follows.Equals(other.Follows), where);
        Assert.Equal(KeysOf(one), KeysOf(other));
        foreach (var (key, state) in one.Keys.Where(k => !k.Value.IsEmpty))
        {
            var same = other.Keys.Find(key)!;
            Assert.True(state.FindingsTotal == same.FindingsTotal, $"{where} {key}: findings");
            Assert.True(state.Findings.SequenceEqual(same.Findings), $"{where} {key}: what they say");
            foreach (var period in FlowState.KeptFor(state.Flow?.Reported ?? GroupMap<Period, Count>.Zero))
            {
                Assert.True(Equals(state.Flow!.CellFor(period), same.Flow!.CellFor(period)), $"{where} {key} {period}");
            }
        }
    }

    private static IEnumerable<FigureKey> KeysOf(CommitteeState state) =>
        state.Keys.Where(k => !k.Value.IsEmpty).Select(k => k.Key);

    [Fact]
    public void A_damaged_snapshot_is_told_from_a_whole_one()
    {
        var made = RandomFederation.Make(1, FederationShape.Usual);
        var (committee, facts) = made.Chronicle.Facts.First(f => f.Value.OfType<ReportAccepted>().Any());
        var state = CommitteeState.New(committee, made.Chronicle.Catalogue);
        foreach (var fact in facts)
        {
            state = Through(state, committee, fact, 1);
        }

        var bytes = SnapshotCodec.Encode(StoredCommittee.Of(state.ToRecord()));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => SnapshotCodec.Decode(bytes.AsMemory(0, length)));
        }
    }

    /// <summary>The fact as it comes back from the journal, applied.</summary>
    private static CommitteeState Through(CommitteeState state, CommitteeId committee, Fact fact, int seed)
    {
        var body = FactCodec.Encode(fact, Noon, Actor.System);
        var entry = new JournalEntry(state.Sequence + 1, committee, state.Sequence + 1, 1, body, "");
        var recorded = FactCodec.Decode(entry, state.Catalogue);
        var again = FactCodec.Encode(recorded.Fact, Noon, Actor.System);
        Assert.True(body.Payload.Span.SequenceEqual(again.Payload.Span), $"seed {seed}: {committee} {fact}");
        return state.Apply(recorded).State;
    }

    private static void CheckSnapshot(CommitteeState state, int seed)
    {
        var bytes = SnapshotCodec.Encode(StoredCommittee.Of(state.ToRecord()) with { Amiss = AmissIn(state) });
        var stored = SnapshotCodec.Decode(bytes);
        var restored = CommitteeState.Restore(state.Id, state.Catalogue, stored.Record);
        var judged = CommitteeState.Restore(state.Id, state.Catalogue, stored.Record, amiss: stored.Amiss);
        Assert.Equal<IEnumerable<FigureKey>>(AmissIn(restored), AmissIn(judged));
        Assert.True(
            bytes.AsSpan().SequenceEqual(SnapshotCodec.Encode(stored with { Record = restored.ToRecord() })),
            $"seed {seed}: the record of {state.Id} changed on its way"
        );
        foreach (var upper in state.History.Uppers)
        {
            Assert.Equal(SummaryDigest.Of(state.SummaryFor(upper)), SummaryDigest.Of(restored.SummaryFor(upper)));
        }
    }
}
