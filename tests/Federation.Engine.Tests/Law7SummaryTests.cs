using Federation.Core.Algebra;
using Federation.Core.Indicators;
using Federation.Core.Packing;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Oracle.Delivery;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Tests;

/// <summary>Law 7 for what goes to other installations: what arrives is what was shown.</summary>
public sealed class Law7SummaryTests
{
    private const int Federations = 150;

    [Fact]
    public void Summaries_arrive_as_they_were_shown()
    {
        var met = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var shown in Shown.OfMany(Federations))
        {
            var arrived = Through(shown);
            Assert.True(SummaryDigest.Of(shown.Summary) == SummaryDigest.Of(arrived), $"{shown.Name}: another digest");
            met.UnionWith(shown.Summary.Keys.SelectMany(key => KindsOf(key.Value)));
        }

        // A search that never meets a kind of figure shows nothing of it.
        Assert.Equal("carry findings flow moves ratio stock", string.Join(' ', met));
    }

    [Fact]
    public void Bytes_are_those_that_the_library_makes_of_what_they_say()
    {
        foreach (var shown in Shown.OfMany(Federations))
        {
            var tree = SummaryCodec.Encode(shown.Summary.Tree);
            AssertCanonical(tree, Wire.TreeSummary.Parser, $"{shown.Name}: tree");
            foreach (var (key, figures) in shown.Summary.Keys)
            {
                AssertCanonical(SummaryCodec.Encode(figures), Wire.KeySummary.Parser, $"{shown.Name} {key}");
            }
        }
    }

    [Fact]
    public void Packed_summaries_say_what_they_were_packed_of()
    {
        var (packed, left) = (0, 0);
        foreach (var shown in Shown.OfMany(Federations))
        {
            var less = SummaryPacking.Pack(shown.Summary, new());
            Assert.True(SummaryDigest.Of(shown.Summary) == SummaryDigest.Of(less), $"{shown.Name}: another digest");
            foreach (var (key, before) in shown.Summary.Keys)
            {
                var after = less.Find(key)!;
                var isLeft = ReferenceEquals(before, after);
                (packed, left) = isLeft ? (packed, left + 1) : (packed + 1, left);
                Assert.True(isLeft == before is { Flow: { Tiles: null } }, $"{shown.Name} {key}");
                AssertAnswersAlike(before, after, $"{shown.Name} {key}");
                AssertAnswersAlike(before, less.Keys.Find(key)!, $"{shown.Name} {key} among all");
                AssertComesBack(after, $"{shown.Name} {key}");
            }

            Assert.Equal(shown.Summary.Keys.All(k => k.Value is not { Flow: { Tiles: null } }), less.IsPacked);
            Assert.Null(less.Find(FigureKey.Total("of-nobody")));
        }

        Assert.True(packed > 1_000 && left > 0, $"{packed} packed, {left} left: the search shows nothing");
    }

    [Fact]
    public void Written_out_they_are_what_their_bytes_say()
    {
        foreach (var shown in Shown.OfMany(Federations))
        {
            foreach (var (key, figures) in shown.Summary.Keys)
            {
                var bytes = SummaryCodec.Encode(figures);
                var written = WrittenOut.Of(figures);
                Assert.True(bytes.AsSpan().SequenceEqual(SummaryCodec.Encode(written)), $"{shown.Name} {key}: bytes");
                Assert.Equivalent(SummaryCodec.DecodeKey(bytes), written, strict: true);
            }
        }
    }

    [Fact]
    public void However_a_summary_came_about_its_bytes_are_the_same()
    {
        // Figures that arrive written out leave other periods to be asked for: that is no matter of the order.
        var style = new DeliveryStyle();
        for (var seed = 1; seed <= 40; seed++)
        {
            var one = Shown.Of(seed, seed, style).OrderBy(shown => shown.Name, StringComparer.Ordinal);
            var other = Shown.Of(seed, seed + 1_000, style).OrderBy(shown => shown.Name, StringComparer.Ordinal);
            foreach (var (first, second) in one.Zip(other))
            {
                Assert.Equal(first.Name, second.Name);
                Assert.True(Bytes(first.Summary).SequenceEqual(Bytes(second.Summary)), $"{first.Name}: other bytes");
            }
        }
    }

    [Fact]
    public void Pushes_arrive_as_they_were_sent()
    {
        foreach (var shown in Shown.OfMany(30))
        {
            var keys = shown.Summary.Keys.Select((key, i) => new ShownKey(key.Key, i, i % 5 == 4 ? null : key.Value));
            var reach = new JournalMark(17, new('a', 64));
            var push = new Push(
                shown.Child,
                shown.Upper,
                VersionStamp.None,
                new(1, 2, 3),
                IsWhole: shown.Summary.Keys.Count % 2 == 0,
                shown.Summary.Tree,
                [.. keys],
                reach,
                new(4, 5, 6),
                shown.Summary.Keys.Count % 3 == 0 ? null : new(reach, JournalMark.Beginning),
                shown.Summary.Keys.Count % 3 == 1 ? null : new(DateTimeOffset.UnixEpoch.AddSeconds(7))
            );

            var bytes = MessageCodec.Encode(push);
            var arrived = Assert.IsType<Push>(MessageCodec.Decode(bytes));

            Assert.Equal(push with { Tree = null, Keys = default }, arrived with { Tree = null, Keys = default });
            Assert.Equal(
                push.Keys.Select(key => (key.Key, key.Stamp)),
                arrived.Keys.Select(key => (key.Key, key.Stamp))
            );
            Assert.Equal(SummaryDigest.Of(SummaryOf(push)), SummaryDigest.Of(SummaryOf(arrived)));
            Assert.True(bytes.AsSpan().SequenceEqual(MessageCodec.Encode(arrived)), $"{shown.Name}: other bytes");
        }
    }

    /// <summary>What the format does not know is dropped on the way.</summary>
    private static void AssertCanonical<T>(byte[] bytes, MessageParser<T> parser, string where)
        where T : IMessage<T>
    {
        var again = parser.WithDiscardUnknownFields(true).ParseFrom(bytes).ToByteArray();
        Assert.True(bytes.AsSpan().SequenceEqual(again), $"{where}: other bytes");
    }

    private static void AssertAnswersAlike(KeySummary before, KeySummary after, string where)
    {
        foreach (var step in before.Stock?.ToSteps().Changes ?? [])
        {
            foreach (var day in (DateOnly[])[step.From, step.From.AddDays(400)])
            {
                Assert.True(before.Stock!.At(day) == after.Stock!.At(day), where);
                Assert.True(before.Stock.OldestAt(day) == after.Stock.OldestAt(day), where);
            }
        }

        if (before.Flow is { Tiles: not null } flow)
        {
            Assert.True(flow.Reported.Equals(after.Flow!.Reported), where);
            foreach (var period in FlowState.KeptFor(flow.Reported))
            {
                Assert.True(flow.CellFor(period)!.Equals(after.Flow.CellFor(period)), where);
            }
        }
    }

    private static void AssertComesBack(KeySummary packed, string where)
    {
        if (packed.Flow is { Tiles: null })
        {
            return;
        }

        var to = new PackWriter();
        SummaryPacking.Write(to, packed);
        var bytes = to.ToArray();
        var from = new PackReader(bytes);
        var again = SummaryPacking.Read(ref from, bytes);
        Assert.True(from.Position == bytes.Length, where);
        Assert.True(SummaryCodec.Encode(packed).AsSpan().SequenceEqual(SummaryCodec.Encode(again)), where);
    }

    /// <summary>The summary, each part as its bytes say, which say it again.</summary>
    private static Summary Through(Shown shown)
    {
        var tree = SummaryCodec.DecodeTree(SummaryCodec.Encode(shown.Summary.Tree));
        var keys = shown.Summary.Keys.Select(key =>
            KeyValuePair.Create(key.Key, SummaryCodec.DecodeKey(SummaryCodec.Encode(key.Value)))
        );
        var arrived = new Summary(tree, SortedTable<FigureKey, KeySummary>.From(keys));
        Assert.True(Bytes(shown.Summary).SequenceEqual(Bytes(arrived)), $"{shown.Name}: other bytes");
        return arrived;
    }

    private static IEnumerable<byte> Bytes(Summary summary) =>
        SummaryCodec.Encode(summary.Tree).Concat(summary.Keys.SelectMany(key => SummaryCodec.Encode(key.Value)));

    private static Summary SummaryOf(Push push) =>
        new(
            push.Tree!,
            SortedTable<FigureKey, KeySummary>.From(
                from key in push.Keys
                where key.Shown is not null
                select KeyValuePair.Create(key.Key, key.Shown)
            )
        );

    private static IEnumerable<string> KindsOf(KeySummary shown)
    {
        (string Kind, bool IsThere)[] kinds =
        [
            ("stock", shown.Stock is not null),
            ("flow", shown.Flow is not null),
            ("ratio", shown.Ratio is not null),
            ("moves", !shown.Moves.IsZero),
            ("carry", shown.Carry is not null),
            ("findings", shown.Findings > 0),
        ];
        return kinds.Where(kind => kind.IsThere).Select(kind => kind.Kind);
    }
}
