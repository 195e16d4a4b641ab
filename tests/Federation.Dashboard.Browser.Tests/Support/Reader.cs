namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>Who reads a page, and on what.</summary>
public sealed record Reader
{
    /// <summary><c>vi</c> or <c>en</c>: what the browser prefers.</summary>
    public string Language { get; init; } = "vi";

    public bool HasScripts { get; init; } = true;

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 900;

    /// <summary>Where the program is reached; null for where it serves.</summary>
    public Uri? Through { get; init; }
}
