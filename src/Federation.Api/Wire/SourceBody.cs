namespace Federation.Api.Wire;

/// <summary>The document that a report's figures come from.</summary>
public sealed record SourceBody
{
    /// <summary>Its code or file name.</summary>
    public required string? Document { get; init; }

    /// <summary>Who published it.</summary>
    public required string? Publisher { get; init; }

    /// <summary>Its title.</summary>
    public required string? Title { get; init; }

    /// <summary>The last day on which it may have been published.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>How exactly that day is known: <c>month</c>, <c>year</c> or <c>from/to</c>; null for the day.</summary>
    public required string? PublishedPrecision { get; init; }

    /// <summary>Where it may be read.</summary>
    public required string? Url { get; init; }

    /// <summary>The body that is quoted as stating the figures.</summary>
    public required string? StatedBy { get; init; }
}
