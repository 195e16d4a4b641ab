namespace Federation.Simulation.World;

/// <summary>The process is not there, or has gone before it answered.</summary>
internal sealed class HostDownException(string instance) : Exception($"{instance} does not answer");
