namespace Federation.Core.Reports;

/// <summary>The marks of a stated figure that its sums carry.</summary>
[Flags]
public enum StatementMarks
{
    /// <summary>An actual, stated figure.</summary>
    None = 0,

    /// <summary>Estimated by its source.</summary>
    Estimated = 1,

    /// <summary>Projected by its source.</summary>
    Projected = 2,

    /// <summary>A total derived from all its parts.</summary>
    Derived = 4,

    /// <summary>Inferred from a claim.</summary>
    Inferred = 8,
}
