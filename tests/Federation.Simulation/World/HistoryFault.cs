namespace Federation.Simulation.World;

/// <summary>What must never be has happened.</summary>
internal sealed class HistoryFault(string what) : Exception(what);
