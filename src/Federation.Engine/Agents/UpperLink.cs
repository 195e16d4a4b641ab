using Federation.Engine.Messages;

namespace Federation.Engine.Agents;

/// <summary>What an agent knows of what one upper holds of it. At most one message to it is under way.</summary>
internal sealed class UpperLink
{
    /// <summary>What the upper is known to hold of this activation; null where that is unknown.</summary>
    public VersionStamp? Acknowledged { get; set; }

    /// <summary>Whether the upper asked for the whole summary.</summary>
    public bool IsWholeWanted { get; set; }

    /// <summary>Whether the upper has just been activated and waits to hear, even if there is nothing new.</summary>
    public bool IsAnswerWanted { get; set; }

    /// <summary>Whether the upper takes nothing from this database until somebody accepts it.</summary>
    public bool IsRefused { get; set; }

    /// <summary>When the message under way was sent, as a timestamp; null where none is.</summary>
    public long? SentAt { get; set; }

    /// <summary>When the upper was last heard, as a timestamp.</summary>
    public long HeardAt { get; set; }

    /// <summary>The upper's activation as last heard.</summary>
    public VersionStamp Receiver { get; set; }

    /// <summary>What was found at the place that the upper, in another instance, remembers.</summary>
    public ChainProof? Proof { get; set; }
}
