using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.State;
using Federation.Engine.Codec;
using Federation.Engine.Ports;
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
        var bytes = SnapshotCodec.Encode(StoredCommittee.Of(state.ToRecord()));
        var restored = CommitteeState.Restore(state.Id, state.Catalogue, SnapshotCodec.Decode(bytes).Record);
        Assert.True(
            bytes.AsSpan().SequenceEqual(SnapshotCodec.Encode(StoredCommittee.Of(restored.ToRecord()))),
            $"seed {seed}: the record of {state.Id} changed on its way"
        );
        foreach (var upper in state.History.Uppers)
        {
            Assert.Equal(SummaryDigest.Of(state.SummaryFor(upper)), SummaryDigest.Of(restored.SummaryFor(upper)));
        }
    }
}
