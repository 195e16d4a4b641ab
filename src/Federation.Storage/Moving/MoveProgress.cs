namespace Federation.Storage.Moving;

/// <summary>Where a move stands.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Step">What comes next.</param>
/// <param name="Entries">How many of its entries the target has.</param>
public sealed record MoveProgress(string Instance, MoveStep Step, long Entries);
