using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>A child with how much is below it.</summary>
/// <param name="Child">The child.</param>
/// <param name="Below">How many committees are below it; null where it cannot be asked.</param>
public sealed record TreeChild(Child Child, long? Below);
