using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>A child with its headline figure.</summary>
/// <param name="Child">The child.</param>
/// <param name="Figure">The figure; null where the child cannot be asked.</param>
public sealed record ChildRow(Child Child, Figure? Figure);
