using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>
/// The one place of a cluster that permits moves, one at a time. A permit lasts for a few seconds; a new activation
/// permits nothing for as long as one given before it may still count.
/// </summary>
[Alias("federation.tree")]
internal interface ITreeGrain : IGrainWithStringKey
{
    /// <summary>The key of the only one.</summary>
    const string Key = "tree";

    /// <summary>Permits an event: <c>Ask</c> and <c>Reply</c> of the link's protocol.</summary>
    [Alias("permit")]
    Task<Immutable<byte[]>> PermitAsync(Immutable<byte[]> ask);
}
