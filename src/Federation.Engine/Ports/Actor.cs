namespace Federation.Engine.Ports;

/// <summary>Who writes, and from where: a role or a body, never a person's name.</summary>
/// <param name="By">The caller's committee and role; null where rights are not in force.</param>
/// <param name="From">An address or an installation; null where unknown.</param>
public sealed record Actor(string? By, string? From)
{
    /// <summary>The program itself.</summary>
    public static Actor System { get; } = new("system", null);
}
