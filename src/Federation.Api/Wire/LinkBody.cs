using Federation.Engine.Link;

namespace Federation.Api.Wire;

/// <summary>A link to another installation.</summary>
public sealed record LinkBody
{
    /// <summary>Its number; <c>upper</c> for the one above.</summary>
    public required string Id { get; init; }

    /// <summary>How the other installation calls itself; absent before it has said so.</summary>
    public string? Peer { get; init; }

    /// <summary>Whether it leads up.</summary>
    public required bool Upper { get; init; }

    /// <summary>The instances behind it; none for the one above, behind which is everything else.</summary>
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>What it is doing.</summary>
    public required LinkStatus State { get; init; }

    /// <summary>Since when, UTC; absent where it has not been up since the start.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How long a question and its answer took last, in milliseconds; absent while it is not up.</summary>
    public decimal? Lag { get; init; }

    /// <summary>Messages that wait to be sent.</summary>
    public required int Waiting { get; init; }

    /// <summary>Messages sent since it is up.</summary>
    public required long Sent { get; init; }

    /// <summary>Messages received since it is up.</summary>
    public required long Received { get; init; }

    /// <summary>
    /// The instances whose database is an older copy than what is held of it, behind this link, or here for the one
    /// above: nothing of them is taken until <c>federation accept</c> is said where they are hosted.
    /// </summary>
    public required IReadOnlyList<string> PutBack { get; init; }

    /// <summary>What last went wrong; absent where nothing has since the start.</summary>
    public string? LastError { get; init; }
}
