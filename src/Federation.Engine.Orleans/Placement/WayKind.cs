namespace Federation.Engine.Clustered.Placement;

/// <summary>How an instance is reached from within the cluster.</summary>
internal enum WayKind
{
    /// <summary>There is none of that name, as far as anybody knows.</summary>
    Unknown,

    /// <summary>A node hosts it.</summary>
    Hosted,

    /// <summary>The cluster has it, or may have, and no node that could say more is there.</summary>
    Nobody,

    /// <summary>Another installation has it, behind a link of a node that is there.</summary>
    Linked,

    /// <summary>Another installation has it, and the node with the links is away.</summary>
    Cut,
}
