using Federation.Api.Http;

namespace Federation.Dashboard.Serving;

/// <summary>The parameters that every page takes beside its own.</summary>
public static class PageParameters
{
    /// <summary>The language, kept in a cookie.</summary>
    public static QueryParameter Language { get; } =
        new("lang", "The language of the pages.") { Choices = ["vi", "en"] };

    /// <summary>The colours, kept in a cookie.</summary>
    public static QueryParameter Theme { get; } =
        new("theme", "The colours of the pages.") { Choices = ["auto", "light", "dark"] };

    /// <summary>All of them, with the day.</summary>
    public static IReadOnlyList<QueryParameter> All { get; } = [Parameters.Day, Language, Theme];
}
