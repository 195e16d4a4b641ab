using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Api.Http;

/// <summary>
/// The language of an answer: what <c>Accept-Language</c> prefers of Vietnamese and English, else Vietnamese.
/// </summary>
public static class Language
{
    /// <summary>The first language.</summary>
    public const string Vietnamese = "vi";

    /// <summary>The second language.</summary>
    public const string English = "en";

    /// <summary>What the request's header prefers.</summary>
    public static string Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage.ToArray()!, out var wanted))
        {
            return Vietnamese;
        }

        double vi = 0,
            en = 0;
        foreach (var one in wanted)
        {
            var quality = one.Quality ?? 1;
            var tag = one.Value.AsSpan();
            if (Is(tag, Vietnamese) || tag is "*")
            {
                vi = Math.Max(vi, quality);
            }
            else if (Is(tag, English))
            {
                en = Math.Max(en, quality);
            }
        }

        // "en, vi" says English first with equal qualities.
        var first = wanted.Select(w => w.Value.Value).FirstOrDefault(v => Is(v, Vietnamese) || Is(v, English));
        return en > vi || (en == vi && en > 0 && Is(first, English)) ? English : Vietnamese;
    }

    private static bool Is(ReadOnlySpan<char> tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == language.Length || tag[language.Length] == '-');
}
