using Federation.Fuzzing.Requests;

namespace Federation.Fuzzing.Oracle;

/// <summary>A request that was stored, with its receipt.</summary>
/// <param name="Request">The request.</param>
/// <param name="Committee">Whose journal it is in.</param>
/// <param name="Sequence">Its place there.</param>
/// <param name="Hash">The chain hash there.</param>
/// <param name="Key">Of a report: its key.</param>
/// <param name="Revision">Of a report: its revision.</param>
internal sealed record Stored(
    FuzzRequest Request,
    string Committee,
    long Sequence,
    string Hash,
    string? Key,
    int Revision
);
