using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Series;
using Federation.Core.Summaries;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Tests;

/// <summary>Bytes from elsewhere: what they may be, and that nothing else gets in.</summary>
public sealed class WireCodecTests
{
    private const int Seed = 20261122;

    private static readonly CommitteeId Child = CommitteeId.Parse("ha-noi.iz");
    private static readonly CommitteeId Upper = CommitteeId.Parse("vn");

    private static readonly JournalMark Mark = new(7, new('a', 64));

    private static readonly Message[] Messages =
    [
        new PushReply(Upper, Child, PushOutcome.NeedFromHeld, new(1, 2, 3), new(4, 5, 6), Mark),
        new PushReply(Upper, Child, PushOutcome.Superseded, VersionStamp.None, new(4, 5, 6)),
        new Offer(
            Child,
            Upper,
            new(1, 2, 3),
            new(new string('b', 64)),
            Mark,
            new(4, 5, 6),
            new(Mark, JournalMark.Beginning),
            new(null)
        ),
        new Hello(Upper, Child, new(1, 2, 3), new(4, 5, long.MaxValue)),
        new Follow(
            Child,
            CommitteeId.Parse("ha-noi.iz-1"),
            new("follows", EventKind.Transferred, new(2025, 7, 1), Other: Upper, MergedFrom: Child)
        ),
    ];

    [Fact]
    public void Messages_arrive_as_they_were_sent()
    {
        foreach (var message in Messages)
        {
            var bytes = MessageCodec.Encode(message);
            var arrived = MessageCodec.Decode(bytes);

            Assert.Equal(message.GetType(), arrived.GetType());
            Assert.Equal((message.From, message.To), (arrived.From, arrived.To));
            Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(MessageCodec.Encode(arrived)));
        }

        Assert.Equal(Messages[0], MessageCodec.Decode(MessageCodec.Encode(Messages[0])));
        Assert.Equal(Messages[3], MessageCodec.Decode(MessageCodec.Encode(Messages[3])));
    }

    [Fact]
    public void Every_outcome_arrives()
    {
        foreach (var outcome in Enum.GetValues<PushOutcome>())
        {
            var reply = new PushReply(Upper, Child, outcome, new(1, 2, 3), new(4, 5, 6));

            Assert.Equal(reply, MessageCodec.Decode(MessageCodec.Encode(reply)));
        }
    }

    [Fact]
    public void Numbers_arrive_exactly_and_in_one_form()
    {
        decimal[] values =
        [
            0.1m,
            -0.1m,
            1,
            decimal.MaxValue,
            decimal.MinValue,
            79228162514264337593543.950335m,
            1e-28m,
        ];
        foreach (var value in values.Append(4_294_967_296m).Append(18_446_744_073_709_551_616m))
        {
            var arrived = SummaryCodec.DecodeKey(SummaryCodec.Encode(Carrying(value, value)));

            Assert.Equal(decimal.GetBits(value), decimal.GetBits(arrived.Carry!.Tally.Low));
            Assert.Equal(value, arrived.Carry.Tally.High);
        }

        Assert.Equal(SummaryCodec.Encode(Carrying(1, 2)), SummaryCodec.Encode(Carrying(1.000m, 2.0m)));
        Assert.Equal(SummaryCodec.Encode(Carrying(0, 1)), SummaryCodec.Encode(Carrying(-0.00m, 1)));
        Assert.Equal(0m, SummaryCodec.DecodeKey(SummaryCodec.Encode(Carrying(-3, 0))).Carry!.Tally.High);
    }

    [Fact]
    public void What_a_newer_program_adds_is_ignored()
    {
        foreach (var message in Messages)
        {
            var newer = Sent(message);
            newer.Body = ByteString.CopyFrom([.. newer.Body.Span, .. Added()]);

            var arrived = MessageCodec.Decode([.. newer.ToByteArray(), .. Added()]);

            Assert.Equal(MessageCodec.Encode(message), MessageCodec.Encode(arrived));
        }

        var tree = SummaryCodec.Encode(TreeSummary.None);
        Assert.Equal(TreeSummary.None, SummaryCodec.DecodeTree([.. tree, .. Added()]));
    }

    [Fact]
    public void Another_kind_or_version_is_refused_by_its_name()
    {
        var kind = Sent(Messages[0]);
        kind.Kind = "farewell";
        var version = Sent(Messages[0]);
        version.Version = 7;
        var none = Sent(Messages[0]);
        none.Version = 0;

        Assert.Contains("'farewell'", Refused(() => MessageCodec.Decode(kind.ToByteArray())));
        Assert.Contains("version 7", Refused(() => MessageCodec.Decode(version.ToByteArray())));
        Assert.Contains("no version", Refused(() => MessageCodec.Decode(none.ToByteArray())));
        Assert.Contains("version 2", Refused(() => SummaryCodec.DecodeTree([0x08, 2])));
        Assert.Contains("version 2", Refused(() => SummaryCodec.DecodeKey([0x08, 2])));
        Assert.Contains("no version", Refused(() => SummaryCodec.DecodeKey([])));
        Assert.Contains("no version", Refused(() => MessageCodec.Decode([])));
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_nothing_worse()
    {
        var random = new Random(Seed);
        var kinds = Shown
            .Of(3, 3)
            .SelectMany(Encoded)
            .Concat(Messages.Select(message => (0, MessageCodec.Encode(message))));
        foreach (var (kind, bytes) in kinds)
        {
            for (var length = 0; length < Math.Min(bytes.Length, 60); length++)
            {
                Accepts(kind, bytes.AsSpan(0, length).ToArray());
            }

            for (var flip = 0; flip < 60; flip++)
            {
                byte[] damaged = [.. bytes];
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                Accepts(kind, damaged);
            }
        }
    }

    [Fact]
    public void Trees_that_cannot_be_are_refused()
    {
        Wire.Interval[] overlapping = [new() { From = 1, Until = 9 }, new() { From = 8, Until = 10 }];
        var levels = new Wire.Level[]
        {
            new() { Code = "b" },
            new() { Code = "a" },
        };

        Assert.Contains("not in order", RefusedTree(new() { Days = { overlapping } }));
        Assert.Contains(
            "not in order",
            RefusedTree(
                new()
                {
                    Days =
                    {
                        new Wire.Interval { From = 9, Until = 9 },
                    },
                }
            )
        );
        Assert.Contains("damaged", RefusedTree(new() { Days = { new Wire.Interval { Until = uint.MaxValue } } }));
        Assert.Contains("does not come after", RefusedTree(new() { Levels = { levels } }));
        Assert.Contains("does not come after", RefusedTree(new() { Units = Steps([3, 3], [1, 2]) }));
        Assert.Contains("not of one number", RefusedTree(new() { Units = Steps([3, 4], [1]) }));
        Assert.Contains("move is missing", RefusedTree(new() { Crossings = { new Wire.Crossing { Sign = 1 } } }));
    }

    [Fact]
    public void Figures_that_cannot_be_are_refused()
    {
        var move = new Wire.Move { On = 9, Committee = "ha-noi" };
        var cell = new Wire.FlowCell { From = 9, To = 8 };

        Assert.Contains("several kinds", RefusedKey(new() { Stock = new(), Flow = new() }));
        Assert.Contains("29 decimals", RefusedKey(new() { Moves = { Moved(new() { Low = 1, Scale = 29 }) } }));
        Assert.Contains("ends on or after", RefusedKey(new() { Flow = new() { Cells = { cell } } }));
        Assert.Contains("'Ha Noi'", RefusedKey(new() { Carry = new() { Move = new() { Committee = "Ha Noi" } } }));

        Wire.Moved Moved(Wire.Amount amount) =>
            new()
            {
                Move = move,
                Tally = new() { Low = amount },
            };
    }

    [Fact]
    public void Messages_that_cannot_be_are_refused()
    {
        var key = new Wire.ShownKey { Indicator = "b" };
        var nul = new Wire.ShownKey { Indicator = "a\0" };
        var pair = new Wire.ShownKey { Indicator = "b", Breakdown = "no-colon" };
        var reach = new Wire.Mark { Hash = ByteString.CopyFrom(new byte[32]) };
        var digest = ByteString.CopyFrom(new byte[32]);

        Assert.Contains("no tree", RefusedMessage("push", new Wire.Push { IsWhole = true }));
        Assert.Contains("does not come after", RefusedMessage("push", new Wire.Push { Keys = { key, key } }));
        Assert.Contains("Not a key", RefusedMessage("push", new Wire.Push { Keys = { nul } }));
        Assert.Contains("Not a key", RefusedMessage("push", new Wire.Push { Keys = { pair } }));
        Assert.Contains(
            "Not a place",
            RefusedMessage(
                "push",
                new Wire.Push
                {
                    Reach = new() { Position = 3, Hash = reach.Hash },
                }
            )
        );
        Assert.Contains("Not a place", RefusedMessage("push", new Wire.Push()));
        Assert.Contains("Not a place", RefusedMessage("push", new Wire.Push { Reach = reach, Proof = new() }));
        Assert.Contains("Not a place", RefusedMessage("offer", new Wire.Offer { Digest = digest }));
        Assert.Contains("Not a digest", RefusedMessage("offer", new Wire.Offer()));
        Assert.Contains("Not a version", RefusedMessage("hello", new Wire.Hello { Held = new() { Stamp = -1 } }));
        Assert.Contains("says 0", RefusedMessage("push-reply", new Wire.PushReply()));
        RefusedMessage("follow", new Wire.Follow { Event = ByteString.CopyFromUtf8("{}") });
    }

    [Fact]
    public void A_claimed_length_reserves_nothing()
    {
        byte[] claims = [0x08, 0x01, 0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refused(() => SummaryCodec.DecodeTree(claims));
        Refused(() => SummaryCodec.DecodeKey(claims));
        Refused(() => MessageCodec.Decode(claims));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    /// <summary>Whatever is accepted can be said again.</summary>
    private static void Accepts(int kind, byte[] bytes)
    {
        try
        {
            _ = kind switch
            {
                0 => MessageCodec.Encode(MessageCodec.Decode(bytes)),
                1 => SummaryCodec.Encode(SummaryCodec.DecodeTree(bytes)),
                _ => SummaryCodec.Encode(SummaryCodec.DecodeKey(bytes)),
            };
        }
        catch (FormatException)
        {
            // As it should.
        }
    }

    private static IEnumerable<(int Kind, byte[] Bytes)> Encoded(Shown shown) =>
        shown
            .Summary.Keys.Select(key => (2, SummaryCodec.Encode(key.Value)))
            .Append((1, SummaryCodec.Encode(shown.Summary.Tree)));

    private static KeySummary Carrying(decimal low, decimal high) =>
        new(
            new StockSteps(Core.Algebra.Steps<StockCell>.Zero, []),
            null,
            null,
            Core.Algebra.GroupMap<MoveId, Tally>.Zero,
            new(new(new(2025, 7, 1), Child), new(low, high, 0, 0, 1)),
            0
        );

    private static Wire.Envelope Sent(Message message) => Wire.Envelope.Parser.ParseFrom(MessageCodec.Encode(message));

    /// <summary>Field 1000, a number, and field 1001, a text.</summary>
    private static byte[] Added() => [0xC0, 0x3E, 0x2A, 0xCA, 0x3E, 0x02, 0x68, 0x69];

    private static string RefusedTree(Wire.TreeSummary tree)
    {
        tree.Version = SummaryCodec.Format;
        return Refused(() => SummaryCodec.DecodeTree(tree.ToByteArray()));
    }

    private static string RefusedKey(Wire.KeySummary shown)
    {
        shown.Version = SummaryCodec.Format;
        return Refused(() => SummaryCodec.DecodeKey(shown.ToByteArray()));
    }

    private static string RefusedMessage(string kind, IMessage body)
    {
        var envelope = new Wire.Envelope
        {
            Version = MessageCodec.Format,
            Kind = kind,
            From = "ha-noi",
            To = "vn",
            Body = body.ToByteString(),
        };
        return Refused(() => MessageCodec.Decode(envelope.ToByteArray()));
    }

    private static Wire.CountSteps Steps(uint[] from, long[] values) => new() { From = { from }, Values = { values } };

    private static string Refused(Func<object> decode) => Assert.Throws<FormatException>(decode).Message;
}
