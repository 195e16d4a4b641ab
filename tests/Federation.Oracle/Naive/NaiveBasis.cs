namespace Federation.Oracle.Naive;

/// <summary>Which figure of a committee is meant.</summary>
public enum NaiveBasis
{
    /// <summary>The one that counts.</summary>
    Effective,

    /// <summary>The stated one.</summary>
    Declared,

    /// <summary>The summed one.</summary>
    Computed,
}
