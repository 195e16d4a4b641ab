namespace Federation.Api.Hosting;

/// <summary>The program does not start as it is configured; the message says why and what to do.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
