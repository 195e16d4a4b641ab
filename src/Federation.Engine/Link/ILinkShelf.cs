namespace Federation.Engine.Link;

/// <summary>
/// Where what is remembered of other installations outlives the program. It is a help while they are away: what is
/// lost of it they say again.
/// </summary>
public interface ILinkShelf
{
    /// <summary>What was kept of a link; nothing where there is none, or where it cannot be read.</summary>
    IReadOnlyList<Remembered> Read(string link);

    /// <summary>Keeps this of a link, and nothing else; says so itself where it cannot.</summary>
    void Write(string link, IReadOnlyList<Remembered> all);
}
