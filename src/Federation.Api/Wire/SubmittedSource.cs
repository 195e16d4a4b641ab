using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>The document that a report's figures come from.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmittedSource
{
    /// <summary>Its code or file name.</summary>
    public string? Document { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The last day on which it may have been published.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>How exactly that day is known.</summary>
    public SubmittedPrecision? PublishedPrecision { get; init; }

    /// <summary>Where it may be read.</summary>
    public string? Url { get; init; }

    /// <summary>The body that is quoted as stating the figures: never a person.</summary>
    public string? StatedBy { get; init; }
}
