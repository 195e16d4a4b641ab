using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing.Oracle;

/// <summary>Something that must not be.</summary>
/// <param name="What">What, in words that are the same for the same fault.</param>
/// <param name="Detail">What is particular.</param>
internal sealed record Fault(string What, string Detail = "")
{
    /// <summary>The number of the request; null for what shows only over all of them.</summary>
    public long? Number { get; init; }

    public FuzzRequest? Request { get; init; }

    public Reply? Reply { get; init; }
}
