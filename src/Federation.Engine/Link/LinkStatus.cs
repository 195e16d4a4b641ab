namespace Federation.Engine.Link;

/// <summary>What a link is doing.</summary>
public enum LinkStatus
{
    /// <summary>The other installation has not used its token yet.</summary>
    Expected,

    /// <summary>It is up.</summary>
    Up,

    /// <summary>It was, or will be dialled again.</summary>
    Away,

    /// <summary>It may not come up any more.</summary>
    Revoked,
}
