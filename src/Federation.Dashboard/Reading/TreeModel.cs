using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>A committee's place in the tree, now and before.</summary>
public sealed record TreeModel
{
    /// <summary>Its children on the day.</summary>
    public required IReadOnlyList<Child> Children { get; init; }

    /// <summary>Its history, the newest first.</summary>
    public required IReadOnlyList<EventLine> Events { get; init; }
}
