namespace Federation.Core.Reports;

/// <summary>What a stated figure covers.</summary>
public enum Scope
{
    /// <summary>The committee's own body only.</summary>
    Own,

    /// <summary>The committee and everything below it.</summary>
    Subtree,
}
