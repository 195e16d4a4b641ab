using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Engine.Messages;

namespace Federation.Engine.Ports;

/// <summary>What one applied push changes of a holding: kept together or not at all.</summary>
/// <param name="Upper">Who holds it, a committee of the journal's instance.</param>
/// <param name="Incarnation">The upper's activation, from 1; any other than the journal's is refused.</param>
/// <param name="Child">Of whom.</param>
/// <param name="Held">What is held from now on; not <see cref="VersionStamp.None"/>.</param>
/// <param name="Mark">How far the child's instance is known to go from now on.</param>
/// <param name="HeardAt">When it was heard, UTC, to the millisecond. What is finer is cut off.</param>
/// <param name="Format">
/// The version of the payloads' format, from 1. Another one than that of what is held needs a whole change.
/// </param>
/// <param name="IsWhole">
/// Whether keys that are not named are held no longer. Always where nothing is held yet.
/// </param>
/// <param name="Tree">The place and the tree below, encoded; null where unchanged, never in a whole change.</param>
/// <param name="Keys">The keys that change, each once; at most <see cref="KeysMax"/>.</param>
public sealed record HoldingChange(
    CommitteeId Upper,
    long Incarnation,
    CommitteeId Child,
    VersionStamp Held,
    JournalMark Mark,
    DateTimeOffset HeardAt,
    int Format,
    bool IsWhole,
    byte[]? Tree,
    ImmutableArray<HeldKeyChange> Keys
)
{
    /// <summary>The most keys in one change.</summary>
    public const int KeysMax = 262_144;

    /// <summary>The most bytes of all payloads together.</summary>
    public const long PayloadBytesMax = 256L * 1_024 * 1_024;

    /// <summary>The payloads' bytes together.</summary>
    public long PayloadBytes => (Tree?.Length ?? 0) + Keys.Sum(key => (long)(key.Shown?.Length ?? 0));

    /// <summary>The same, as it is kept: the time in UTC and cut to the millisecond.</summary>
    public HoldingChange AsKept() =>
        this with
        {
            HeardAt = DateTimeOffset.FromUnixTimeMilliseconds(HeardAt.ToUnixTimeMilliseconds()),
        };

    /// <summary>What every adapter refuses before it writes anything.</summary>
    /// <exception cref="ArgumentException">
    /// The upper is another instance's; version, mark, format or incarnation is none; a whole change has no tree; a key
    /// is none, or named twice; there are more of them, or larger ones, than the limits allow.
    /// </exception>
    public void Check(string instance)
    {
        if (Upper.Instance != instance)
        {
            throw new ArgumentException($"{Upper} is not kept in the journal of {instance}.");
        }

        var isVersion = Held is { Epoch: >= 1, Incarnation: >= 1, Stamp: >= 0 };
        if (Incarnation < 1 || !isVersion || !Mark.IsValid || Format < 1)
        {
            throw new ArgumentException(
                $"Not a change: incarnation {Incarnation}, version {Held}, mark {Mark}, format {Format}."
            );
        }

        if (IsWhole && Tree is null)
        {
            throw new ArgumentException("A whole change has a tree.");
        }

        if (Keys.IsDefault || Keys.Length > KeysMax || PayloadBytes > PayloadBytesMax)
        {
            throw new ArgumentException(
                $"A change has at most {KeysMax} keys, with at most {PayloadBytesMax} bytes of payload."
            );
        }

        foreach (var key in Keys)
        {
            key.Check();
        }

        if (Keys.DistinctBy(key => key.Key).Count() != Keys.Length)
        {
            throw new ArgumentException("A key is named twice.");
        }
    }
}
