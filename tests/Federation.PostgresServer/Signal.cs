namespace Federation.PostgresServer;

/// <summary>Signals to the server: the first three end it, each less politely than the one before.</summary>
public enum Signal
{
    /// <summary>A fast shutdown.</summary>
    Interrupt = 2,

    /// <summary>An immediate one: the next start recovers.</summary>
    Quit = 3,

    /// <summary>As by the kernel, for want of memory.</summary>
    Kill = 9,

    /// <summary>On again.</summary>
    Continue = 18,

    /// <summary>Frozen.</summary>
    Stop = 19,
}
