namespace Federation.Engine.Ports;

/// <summary>A place in an instance's chain, by which whoever remembers it tells a restored or cloned copy.</summary>
/// <param name="Position">The position of an entry; 0 for the beginning.</param>
/// <param name="Hash">The chain hash there; 64 zeros at the beginning.</param>
public sealed record JournalMark(long Position, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static JournalMark Beginning { get; } = new(0, ChainHash.Empty);

    /// <summary>Whether it may be a place in a chain.</summary>
    public bool IsValid =>
        ChainHash.IsHash(Hash) && (Position == 0 ? Hash == ChainHash.Empty : Position > 0 && Hash != ChainHash.Empty);
}
