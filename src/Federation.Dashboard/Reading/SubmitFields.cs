namespace Federation.Dashboard.Reading;

/// <summary>The names of the form's fields.</summary>
public static class SubmitFields
{
    /// <summary>The report's key.</summary>
    public const string Key = "key";

    /// <summary>The document's code or file name.</summary>
    public const string Document = "document";

    /// <summary>Its title.</summary>
    public const string Title = "title";

    /// <summary>Who published it.</summary>
    public const string Publisher = "publisher";

    /// <summary>When.</summary>
    public const string PublishedOn = "publishedOn";

    /// <summary>What the figures cover.</summary>
    public const string Scope = "scope";

    /// <summary>The day of what is true at a date.</summary>
    public const string Day = "day";

    /// <summary>A block from a spreadsheet.</summary>
    public const string Paste = "paste";

    /// <summary>The row at which a block without names begins.</summary>
    public const string PasteAt = "pasteAt";

    /// <summary>Which indicators are narrowed.</summary>
    public const string Parts = "parts";

    /// <summary>Names the content that was checked.</summary>
    public const string Checked = "checked";

    /// <summary>What is to be done.</summary>
    public const string Action = "action";

    /// <summary>The value of a row.</summary>
    public static string Value(string row) => "value-" + row;

    /// <summary>Its bound.</summary>
    public static string Bound(string row) => "bound-" + row;

    /// <summary>The high end of its range.</summary>
    public static string Upper(string row) => "upper-" + row;

    /// <summary>Where it stands in the source.</summary>
    public static string Locator(string row) => "locator-" + row;

    /// <summary>Which of two numbers is meant.</summary>
    public static string Means(string row) => "means-" + row;

    /// <summary>The identity of a field's element.</summary>
    public static string IdOf(string field) =>
        string.Concat(("f-" + field).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
