using Federation.Core.Quantities;

namespace Federation.Core.Rules;

/// <summary>What can be said of quantities for certain, whatever their marks leave open.</summary>
internal static class Certainty
{
    /// <summary>Whether one is more than the other, whatever the true values are.</summary>
    public static bool IsMore(Quantity one, Quantity other) =>
        one.Low > other.High && !one.MayBeLess && !other.MayBeMore;

    /// <summary>Whether the two cannot be the same amount.</summary>
    public static bool Differ(Quantity one, Quantity other) => IsMore(one, other) || IsMore(other, one);

    /// <summary>Whether it is 0 and nothing else.</summary>
    public static bool IsZero(Quantity quantity) => quantity is { Low: 0, High: 0, MayBeMore: false, MayBeLess: false };
}
