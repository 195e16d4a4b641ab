namespace Federation.Linking.Tests;

/// <summary>Where an entry stands in its committee's journal, as acknowledged or as found.</summary>
internal sealed record Receipt(long Sequence, string Hash);
