using Federation.Core.Identity;
using Federation.Engine.Link;

namespace Federation.Storage.Links;

/// <summary>
/// What is remembered of other installations, in a small file for each link beside the book of links.
/// </summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="lost">Told of a file that could not be read or written, and why: nothing more comes of it.</param>
public sealed class LinkShelf(string folder, Action<string, Exception> lost) : ILinkShelf
{
    /// <inheritdoc/>
    public IReadOnlyList<Remembered> Read(string link)
    {
        var path = PathOf(link);
        try
        {
            var kept = LinkFile.Read(path, StoredLinks.Default.StoredKnownArray) ?? [];
            return
            [
                .. kept.Where(one => one is { Committee: not null, Kind: not null, Body: not null })
                    .Select(one => new Remembered(CommitteeId.Parse(one.Committee), one.Kind, one.Day, one.Body)),
            ];
        }
        catch (Exception e)
            when (e is StorageRefusedException or IOException or UnauthorizedAccessException or FormatException)
        {
            lost(path, e);
            return [];
        }
    }

    /// <inheritdoc/>
    public void Write(string link, IReadOnlyList<Remembered> all)
    {
        var path = PathOf(link);
        try
        {
            if (all.Count == 0)
            {
                File.Delete(path);
                return;
            }

            StoredKnown[] kept =
            [
                .. all.Select(one => new StoredKnown(one.Committee.ToString(), one.Kind, one.Day, one.Body.ToArray())),
            ];
            LinkFile.Write(path, kept, StoredLinks.Default.StoredKnownArray);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lost(path, e);
        }
    }

    private string PathOf(string link) => Path.Combine(folder, link + ".known.json");
}
