using System.Globalization;

namespace Federation.Dashboard.Text;

/// <summary>A language of the pages.</summary>
public sealed class Language
{
    private Language(string code, string culture, string name)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
        Name = name;
    }

    /// <summary>The first language of the product.</summary>
    public static Language Vietnamese { get; } = new("vi", "vi-VN", "Tiếng Việt");

    /// <summary>The second.</summary>
    public static Language English { get; } = new("en", "en-GB", "English");

    /// <summary>Both, the first one first.</summary>
    public static IReadOnlyList<Language> All { get; } = [Vietnamese, English];

    /// <summary>The code in addresses and in <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>Whose texts are looked up.</summary>
    public CultureInfo Culture { get; }

    /// <summary>What it calls itself.</summary>
    public string Name { get; }

    /// <summary>The language with a code; null for any other code.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
