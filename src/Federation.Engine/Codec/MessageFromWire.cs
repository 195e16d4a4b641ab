using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Summaries;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Codec;

/// <summary>Messages from those that were read.</summary>
internal static class MessageFromWire
{
    public static Push Of(Wire.Push push, CommitteeId from, CommitteeId to)
    {
        TreeSummary? tree = push.HasTree ? SummaryCodec.DecodeTree(push.Tree.Span) : null;
        if (push.IsWhole && tree is null)
        {
            throw new FormatException("A whole push has no tree.");
        }

        return new(
            from,
            to,
            Version(push.Base),
            Version(push.Version),
            push.IsWhole,
            tree,
            Keys(push.Keys),
            Needed(push.Reach),
            Version(push.Receiver),
            Proof(push.Proof),
            Stale(push.Stale)
        );
    }

    public static PushReply Of(Wire.PushReply reply, CommitteeId from, CommitteeId to) =>
        new(
            from,
            to,
            reply.Outcome switch
            {
                Wire.Outcome.Held => PushOutcome.Held,
                Wire.Outcome.NeedFromHeld => PushOutcome.NeedFromHeld,
                Wire.Outcome.NeedWhole => PushOutcome.NeedWhole,
                Wire.Outcome.Superseded => PushOutcome.Superseded,
                Wire.Outcome.NeedProof => PushOutcome.NeedProof,
                Wire.Outcome.Forked => PushOutcome.Forked,
                var other => throw new FormatException($"An answer says {(int)other}, unknown to this program."),
            },
            Version(reply.Held),
            Version(reply.Receiver),
            Mark(reply.Known)
        );

    public static Offer Of(Wire.Offer offer, CommitteeId from, CommitteeId to)
    {
        var digest = Convert.ToHexStringLower(offer.Digest.Span);
        return ChainHash.IsHash(digest)
            ? new(
                from,
                to,
                Version(offer.Version),
                new(digest),
                Needed(offer.Reach),
                Version(offer.Receiver),
                Proof(offer.Proof),
                Stale(offer.Stale)
            )
            : throw new FormatException($"Not a digest: '{digest}'");
    }

    public static Hello Of(Wire.Hello hello, CommitteeId from, CommitteeId to) =>
        new(from, to, Version(hello.Held), Version(hello.Receiver), Mark(hello.Known));

    public static Follow Of(Wire.Follow follow, CommitteeId from, CommitteeId to) =>
        new(from, to, EventReader.ReadStored(follow.Event.Memory));

    private static ImmutableArray<ShownKey> Keys(IReadOnlyCollection<Wire.ShownKey> keys)
    {
        var found = ImmutableArray.CreateBuilder<ShownKey>(keys.Count);
        foreach (var key in keys)
        {
            var named = Key(key);
            if (found.Count > 0 && named.CompareTo(found[^1].Key) <= 0)
            {
                throw new FormatException($"{named} does not come after {found[^1].Key}.");
            }

            found.Add(new(named, key.Stamp, key.HasShown ? SummaryCodec.DecodeKey(key.Shown.Span) : null));
        }

        return found.MoveToImmutable();
    }

    private static FigureKey Key(Wire.ShownKey key) =>
        Breakdown.TryParse(key.Breakdown, out var breakdown)
        && new FigureKey(key.Indicator, breakdown) is var named
        && HeldKeyChange.CanBeKept(named)
            ? named
            : throw new FormatException($"Not a key: '{key.Indicator}[{key.Breakdown}]'");

    public static VersionStamp Version(Wire.Version? version) =>
        version is null or { Epoch: >= 0, Incarnation: >= 0, Stamp: >= 0 }
            ? new(version?.Epoch ?? 0, version?.Incarnation ?? 0, version?.Stamp ?? 0)
            : throw new FormatException($"Not a version: {version}");

    private static JournalMark? Mark(Wire.Mark? mark) => mark is null ? null : Needed(mark);

    private static JournalMark Needed(Wire.Mark? mark)
    {
        var found = new JournalMark(mark?.Position ?? 0, Convert.ToHexStringLower(mark is null ? [] : mark.Hash.Span));
        return found.IsValid ? found : throw new FormatException($"Not a place in a chain: {found}");
    }

    private static Staleness? Stale(Wire.Stale? stale)
    {
        if (stale is null or { HasSince: false })
        {
            return stale is null ? null : new(null);
        }

        return
            DateTimeOffset.MinValue.ToUnixTimeMilliseconds() <= stale.Since
            && stale.Since <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(stale.Since))
            : throw new FormatException($"Not a time: {stale.Since}");
    }

    private static ChainProof? Proof(Wire.Proof? proof) =>
        proof is null ? null : new(Needed(proof.Known), Needed(proof.Found));
}
