namespace Federation.Api.Wire;

/// <summary>How exactly a date is known: <c>day</c>, <c>month</c>, <c>year</c>, or as one day of a range.</summary>
public sealed record SubmittedPrecision
{
    /// <summary><c>day</c>, <c>month</c> or <c>year</c>; null for a range.</summary>
    public string? Name { get; init; }

    /// <summary>The range's first day; null for a name.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The range's last day; null for a name.</summary>
    public DateOnly? To { get; init; }
}
