namespace Federation.Core.Facts;

/// <summary>Something that a committee has accepted and that its journal keeps for ever.</summary>
public abstract record Fact;
