namespace Federation.Core.Rules;

/// <summary>What the figures say of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>The stated value may be the exact one.</summary>
    Agrees,

    /// <summary>The stated value cannot be the exact one.</summary>
    Contradicts,

    /// <summary>It cannot be worked out; <see cref="ClaimGap"/> says why.</summary>
    Undecidable,
}
