namespace Federation.Engine.Messages;

/// <summary>That somebody below may have newer figures that did not come through.</summary>
/// <param name="Since">
/// The last moment up to which everything from below is here; null where somebody was never heard: then nobody can say
/// what is missing.
/// </param>
public sealed record Staleness(DateTimeOffset? Since)
{
    /// <summary>The one that goes back further; null, for none, where neither is there.</summary>
    public static Staleness? Older(Staleness? left, Staleness? right) =>
        left is null ? right
        : right is null ? left
        : left.Since is null || (right.Since is not null && left.Since <= right.Since) ? left
        : right;
}
