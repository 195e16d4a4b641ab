using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Api.Http;

/// <summary>
/// Opaque places in listings. A cursor carries a mark of the listing that it belongs to, so that another list, or the
/// same with other parameters, does not take it.
/// </summary>
public static class Cursor
{
    private const char Separator = '\n';
    private const int MarkLength = 8;

    /// <summary>The cursor of a place in a listing.</summary>
    public static string At(string listing, params IEnumerable<string> place) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, [MarkOf(listing), .. place])));

    /// <summary>The place of a cursor; false where it is none of this listing.</summary>
    public static bool TryRead(string text, string listing, out string[] place)
    {
        place = [];
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(bytes).Split(Separator);
        if (parts[0] != MarkOf(listing))
        {
            return false;
        }

        place = parts[1..];
        return true;
    }

    private static string MarkOf(string listing) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing)).AsSpan(0, MarkLength / 2));
}
