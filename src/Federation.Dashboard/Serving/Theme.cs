namespace Federation.Dashboard.Serving;

/// <summary>The colours of the pages: light, dark, or as the reader's machine prefers.</summary>
/// <param name="Code">The code in addresses, in the cookie and in <c>data-theme</c>.</param>
public sealed record Theme(string Code)
{
    /// <summary>As the machine prefers.</summary>
    public static Theme Auto { get; } = new("auto");

    /// <summary>Dark on light.</summary>
    public static Theme Light { get; } = new("light");

    /// <summary>Light on dark.</summary>
    public static Theme Dark { get; } = new("dark");

    /// <summary>All, the one meant where nothing is said first.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Auto, Light, Dark];

    /// <summary>The theme with a code; null for any other code.</summary>
    public static Theme? Find(string? code) => All.FirstOrDefault(theme => theme.Code == code);
}
