using System.Globalization;

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

    /// <summary>How exactly that day is known.</summary>
    public const string DayPrecision = "dayPrecision";

    /// <summary>The first of the days that it may be.</summary>
    public const string DayFrom = "dayFrom";

    /// <summary>The last of them.</summary>
    public const string DayTo = "dayTo";

    /// <summary>How many targets may be entered.</summary>
    public const string TargetRows = "targetRows";

    /// <summary>How many claims may be entered.</summary>
    public const string ClaimRows = "claimRows";

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

    /// <summary>How firm a row's figure is.</summary>
    public static string Status(string row) => "status-" + row;

    /// <summary>How exactly the day of a stated row is known.</summary>
    public static string Precision(string row) => "precision-" + row;

    /// <summary>A field of a target that is entered.</summary>
    public static string Target(int row, string part) => $"{TargetOf(row)}-{part}";

    /// <summary>What the fields of a target begin with.</summary>
    public static string TargetOf(int row) => string.Create(CultureInfo.InvariantCulture, $"target{row}");

    /// <summary>A field of a claim that is entered.</summary>
    public static string Claim(int row, string part) => $"{ClaimOf(row)}-{part}";

    /// <summary>What the fields of a claim begin with.</summary>
    public static string ClaimOf(int row) => string.Create(CultureInfo.InvariantCulture, $"claim{row}");

    /// <summary>Whether a target of the corrected report stays.</summary>
    public static string KeepTarget(int index) => string.Create(CultureInfo.InvariantCulture, $"keepTarget-{index}");

    /// <summary>Whether a claim of the corrected report stays.</summary>
    public static string KeepClaim(int index) => string.Create(CultureInfo.InvariantCulture, $"keepClaim-{index}");

    /// <summary>The identity of a field's element.</summary>
    public static string IdOf(string field) =>
        string.Concat(("f-" + field).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
