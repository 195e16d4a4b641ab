using Federation.Conformance.Golden;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Codec;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests.Golden;

/// <summary>Every message between installations.</summary>
internal static class GoldenMessages
{
    private static readonly CommitteeId Child = Given.Id("ha-noi.iz");
    private static readonly CommitteeId Upper = Given.Id("vn");
    private static readonly JournalMark Mark = new(70_000, string.Concat(Enumerable.Repeat("0f", 32)));

    public static IEnumerable<GoldenCase> All =>
        [
            Message(
                "push-whole",
                new Push(
                    Child,
                    Upper,
                    VersionStamp.None,
                    new(1, 3, 42),
                    IsWhole: true,
                    GoldenSummaries.Tree,
                    [new(Given.Members, 42, GoldenSummaries.Stock)],
                    JournalMark.Beginning,
                    VersionStamp.None
                )
            ),
            Message(
                "push-part",
                new Push(
                    Child,
                    Upper,
                    new(1, 3, 42),
                    new(1, 3, 300),
                    IsWhole: false,
                    Tree: null,
                    [
                        new(new("admissions", Breakdown.Of([new("sector", "non-state.fdi")])), 299, Shown: null),
                        new(FigureKey.Total("training-percent"), 300, GoldenSummaries.Ratio),
                    ],
                    Mark,
                    new(1, 9, 0),
                    new(Mark, Mark),
                    new(DateTimeOffset.UnixEpoch.AddMilliseconds(1_764_000_000_123))
                )
            ),
            Message(
                "offer",
                new Offer(
                    Child,
                    Upper,
                    new(1, 3, 42),
                    new(new string('a', 64)),
                    Mark,
                    new(1, 9, 0),
                    new(Mark, Mark),
                    new(null)
                )
            ),
            Message("hello", new Hello(Upper, Child, VersionStamp.None, new(2, 9, long.MaxValue), Mark)),
            Message(
                "follow",
                new Follow(
                    Child,
                    Given.Id("ha-noi.cell-1"),
                    Given.Event("follows-ha-noi.iz-merged", EventKind.Transferred, "2025-07-01", "bac-ninh") with
                    {
                        MergedFrom = Child,
                    }
                )
            ),
            .. Enum.GetValues<PushOutcome>()
                .Select(outcome =>
                    Message(
                        $"push-reply-{outcome.ToString().ToLowerInvariant()}",
                        new PushReply(Upper, Child, outcome, new(1, 3, 42), new(1, 9, 0), Mark)
                    )
                ),
        ];

    private static GoldenCase Message(string name, Message message) =>
        new(
            $"message-{name}",
            MessageCodec.Format,
            $"A message between installations, {message.GetType().Name}: MessageCodec, message.proto. Hexadecimal.",
            () => GoldenFile.Hex(MessageCodec.Encode(message)),
            lines => GoldenFile.Hex(MessageCodec.Encode(MessageCodec.Decode(GoldenFile.Bytes(lines))))
        );
}
