using Federation.Engine.Clustered.Wire;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>One node, by its silo's address: it lives there or nowhere.</summary>
[Alias("federation.node")]
internal interface INodeGrain : IGrainWithStringKey
{
    /// <summary>What it is called and hosts.</summary>
    [AlwaysInterleave]
    [Alias("profile")]
    Task<NodeProfile> ProfileAsync();

    /// <summary>How it does.</summary>
    [AlwaysInterleave]
    [Alias("state")]
    Task<NodeState> StateAsync();

    /// <summary>The committees here that a query is after: bytes of the link's protocol.</summary>
    [AlwaysInterleave]
    [Alias("search")]
    Task<Immutable<byte[]>> SearchAsync(Immutable<byte[]> query);

    /// <summary>The root, where it is active here.</summary>
    [AlwaysInterleave]
    [Alias("root")]
    Task<string?> RootAsync();

    /// <summary>Another node says that it takes no committees any more.</summary>
    [AlwaysInterleave]
    [Alias("leaving")]
    Task LeavingAsync(string silo);

    /// <summary>Begins to leave: gives its committees to others, then ends its program.</summary>
    [AlwaysInterleave]
    [Alias("drain")]
    Task DrainAsync();
}
