using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>
/// One committee, by its identity. What is said is what installations say to each other over a link: the same bytes,
/// with the same rules for older and newer programs. No call waits for another's turn: the committee's own mailbox
/// gives turns.
/// </summary>
[Alias("federation.committee")]
internal interface ICommitteeGrain : IGrainWithStringKey
{
    /// <summary>Makes sure that it is active somewhere.</summary>
    [AlwaysInterleave]
    [Alias("touch")]
    Task TouchAsync();

    /// <summary>Takes what another committee's agent says; nobody waits, and it may be lost.</summary>
    [AlwaysInterleave]
    [OneWay]
    [Alias("receive")]
    Task ReceiveAsync(Immutable<byte[]> message);

    /// <summary>Answers a question, or writes: <c>Ask</c> and <c>Reply</c> of the link's protocol.</summary>
    [AlwaysInterleave]
    [Alias("ask")]
    Task<Immutable<byte[]>> AskAsync(Immutable<byte[]> ask);

    /// <summary>Ends this activation where another node is to have the committee now.</summary>
    [AlwaysInterleave]
    [Alias("yield")]
    Task YieldAsync();
}
