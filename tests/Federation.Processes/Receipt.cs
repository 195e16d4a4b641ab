namespace Federation.Processes;

/// <summary>Where an entry stands in its committee's journal, as acknowledged or as found.</summary>
public sealed record Receipt(long Sequence, string Hash);
