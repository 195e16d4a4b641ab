using System.Collections.Immutable;

namespace Federation.Core.Series;

/// <summary>
/// A stated ratio of one key: the committee's own statements, and beside them those below, never added.
/// </summary>
/// <param name="Stated">What the committee itself states, at either scope.</param>
/// <param name="Below">What committees below state, by committee and time, at most <see cref="BelowMax"/>.</param>
public sealed record RatioState(ImmutableArray<StatedRatio> Stated, ImmutableArray<StatedRatio> Below)
{
    /// <summary>The most statements from below that a node keeps at hand.</summary>
    public const int BelowMax = 256;

    /// <summary>What this committee shows its parent: its own and those below.</summary>
    public IEnumerable<StatedRatio> All => Stated.Concat(Below);

    /// <inheritdoc/>
    public bool Equals(RatioState? other) =>
        other is not null && Stated.SequenceEqual(other.Stated) && Below.SequenceEqual(other.Below);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stated.Length, Below.Length);
}
