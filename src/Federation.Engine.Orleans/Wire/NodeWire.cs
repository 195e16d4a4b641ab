namespace Federation.Engine.Clustered.Wire;

/// <summary>
/// The versions of what nodes say to each other. A node of an older build cannot even refuse a call that it does not
/// know: it is not called so. What is asked with a known call may say more than an older node reads.
/// </summary>
internal static class NodeWire
{
    /// <summary>Since this one: all about links, and figures of who is away.</summary>
    public const int Links = 1;

    /// <summary>What this build speaks. A build that says nothing of it speaks 0.</summary>
    public const int Newest = Links;
}
