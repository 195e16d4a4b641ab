using Federation.Core.Identity;

namespace Federation.Engine.Link;

/// <summary>What a committee of another installation last said of itself.</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Kind">Which question it answered.</param>
/// <param name="Day">The day that it was asked about.</param>
/// <param name="Body">The answer as it came.</param>
public sealed record Remembered(CommitteeId Committee, string Kind, DateOnly Day, ReadOnlyMemory<byte> Body);
