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

    /// <summary>
    /// A figure of a committee that is away, as somebody here holds it: <c>FigureRequest</c> and <c>FigureReply</c> of
    /// the link's protocol; nothing where nobody does.
    /// </summary>
    [AlwaysInterleave]
    [Alias("last-known")]
    Task<Immutable<byte[]>?> LastKnownAsync(string committee, Immutable<byte[]> request);

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

    /// <summary>Another node says something new of itself.</summary>
    [AlwaysInterleave]
    [Alias("learn")]
    Task LearnAsync(string silo, NodeProfile profile);

    /// <summary>
    /// Carries to another installation what a committee says; nobody waits, and it may be lost. Of the node with the
    /// links.
    /// </summary>
    [AlwaysInterleave]
    [OneWay]
    [Alias("send-abroad")]
    Task SendAbroadAsync(Immutable<byte[]> message);

    /// <summary>Asks another installation: <c>Ask</c> and <c>Reply</c> of the link's protocol. The same.</summary>
    [AlwaysInterleave]
    [Alias("ask-abroad")]
    Task<Immutable<byte[]>> AskAbroadAsync(Immutable<byte[]> ask);

    /// <summary>The instances of those above and below committees that are active here.</summary>
    [AlwaysInterleave]
    [Alias("neighbours")]
    Task<string[]> NeighboursAsync();

    /// <summary>Has committees compare with those above and below in some instances.</summary>
    [AlwaysInterleave]
    [Alias("compare")]
    Task CompareAsync(string[] instances);

    /// <summary>The instances that committees here hold a newer state of than they have themselves.</summary>
    [AlwaysInterleave]
    [Alias("put-back")]
    Task<string[]> PutBackAsync();

    /// <summary>
    /// The committees here that have changed, or gone, since a watcher last asked; waits a moment while there are none.
    /// Null where the watcher is not known. Asked only of a node that has said that it tells.
    /// </summary>
    [AlwaysInterleave]
    [Alias("changed")]
    Task<string[]?> ChangedAsync(string watcher);
}
