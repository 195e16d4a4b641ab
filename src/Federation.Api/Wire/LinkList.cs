namespace Federation.Api.Wire;

/// <summary>The links of this installation: the one above first, then those below in order of enrolment.</summary>
public sealed record LinkList
{
    /// <summary>The links.</summary>
    public required IReadOnlyList<LinkBody> Items { get; init; }
}
