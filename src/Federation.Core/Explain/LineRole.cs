namespace Federation.Core.Explain;

/// <summary>What a line of an explanation is.</summary>
public enum LineRole
{
    /// <summary>A figure that the committee states for its own body.</summary>
    Own,

    /// <summary>A figure that the committee states for its whole subtree.</summary>
    Declared,

    /// <summary>The sum of what is below and the committee's own.</summary>
    Computed,

    /// <summary>What a child contributes.</summary>
    Child,

    /// <summary>What moved in or out, or is carried from an absorbed committee.</summary>
    Move,

    /// <summary>A total derived from its parts, or a ratio from its two sums.</summary>
    Derived,
}
