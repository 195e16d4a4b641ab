namespace Federation.Core.Figures;

/// <summary>Which of a committee's figures is asked for.</summary>
public enum Basis
{
    /// <summary>The one that counts.</summary>
    Effective,

    /// <summary>What the committee states for its whole subtree (số báo cáo).</summary>
    Declared,

    /// <summary>The sum of what is below it and its own (số tổng hợp).</summary>
    Computed,
}
