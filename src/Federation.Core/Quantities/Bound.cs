namespace Federation.Core.Quantities;

/// <summary>How a text bounds its figure.</summary>
public enum Bound
{
    /// <summary>Exactly the value.</summary>
    Exact,

    /// <summary>The value or more (hơn, trên).</summary>
    AtLeast,

    /// <summary>Just under the value (gần).</summary>
    Nearly,

    /// <summary>Around the value (khoảng).</summary>
    About,

    /// <summary>Between two ends.</summary>
    Range,
}
