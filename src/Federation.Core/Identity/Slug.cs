namespace Federation.Core.Identity;

/// <summary>
/// Lower-case ASCII names joined by hyphens: <c>ha-noi</c>, <c>iz-c0042</c>. At most 64 characters.
/// </summary>
public static class Slug
{
    /// <summary>The longest slug, in characters.</summary>
    public const int LengthMax = 64;

    /// <summary>Whether the text is a slug: letters a to z, digits and single hyphens inside.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > LengthMax || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var inside = char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]);
            if (!inside && (text[i] != '-' || text[i - 1] == '-'))
            {
                return false;
            }
        }

        return true;
    }
}
