namespace Federation.Core.Reports;

/// <summary>The document that a report's figures come from.</summary>
/// <param name="Document">Its code or file name.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its title.</param>
/// <param name="PublishedOn">The last day on which it may have been published.</param>
/// <param name="Precision">How exactly that day is known: <c>day</c>, <c>month</c>, <c>year</c> or a range.</param>
/// <param name="Url">Where it may be read.</param>
/// <param name="StatedBy">Who is quoted as stating the figures: a body, never a person.</param>
public sealed record Source(
    string? Document,
    string? Publisher,
    string? Title,
    DateOnly? PublishedOn,
    string? Precision = null,
    string? Url = null,
    string? StatedBy = null
)
{
    /// <summary>The day, or the publication's where that came first: nobody tells what has not happened.</summary>
    public DateOnly NotAfterPublication(DateOnly day) =>
        PublishedOn is { } published && published < day ? published : day;
}
