namespace Federation.Engine.Clustered.Wire;

/// <summary>The links to other installations that a node has for its cluster.</summary>
/// <param name="Below">The instances behind links of installations below, in ordinal order.</param>
/// <param name="Up">Those of them whose link is up.</param>
/// <param name="HasUpper">Whether there is an installation above.</param>
/// <param name="IsUpperUp">Whether the link to it is up.</param>
[GenerateSerializer]
[Immutable]
[Alias("federation.links")]
internal sealed record LinkSaid(
    [property: Id(0)] string[] Below,
    [property: Id(1)] string[] Up,
    [property: Id(2)] bool HasUpper,
    [property: Id(3)] bool IsUpperUp
)
{
    /// <summary>Whether they lead to an instance that the cluster does not have.</summary>
    public bool LeadTo(string instance) => HasUpper || Below.Contains(instance);

    /// <summary>Whether the link that leads to an instance is up.</summary>
    public bool AreUpTo(string instance) => Below.Contains(instance) ? Up.Contains(instance) : IsUpperUp;
}
