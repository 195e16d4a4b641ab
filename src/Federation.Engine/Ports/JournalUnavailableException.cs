namespace Federation.Engine.Ports;

/// <summary>The storage cannot be written or read now. Whether the last append was written is unknown.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
