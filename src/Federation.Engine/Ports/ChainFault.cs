namespace Federation.Engine.Ports;

/// <summary>The first place where a journal's chain does not hold.</summary>
/// <param name="Position">The position of the entry, or of the missing one.</param>
/// <param name="What">What is wrong with it, in English.</param>
public sealed record ChainFault(long Position, string What);
