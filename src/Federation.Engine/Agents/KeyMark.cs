namespace Federation.Engine.Agents;

/// <summary>When a key last changed.</summary>
/// <param name="Stamp">The activation's stamp then.</param>
/// <param name="At">The time then, UTC.</param>
public sealed record KeyMark(long Stamp, DateTimeOffset At);
