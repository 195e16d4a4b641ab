using System.Globalization;

namespace Federation.Dashboard.Text;

/// <summary>Reads days as people type them.</summary>
public static class DayText
{
    /// <summary>The day comes first: nobody here writes the month before it.</summary>
    private static readonly string[] Forms =
    [
        "yyyy-M-d",
        "d/M/yyyy",
        "d-M-yyyy",
        "d.M.yyyy",
        "d MMM yyyy",
        "d MMMM yyyy",
    ];

    /// <summary>
    /// Reads <c>26/11/2018</c>, also with dashes or points, <c>26 Nov 2018</c> or <c>2018-11-26</c>; false for anything
    /// else.
    /// </summary>
    public static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text.Trim(),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowInnerWhite,
            out day
        );

    /// <summary>The form that addresses have.</summary>
    public static string InAddress(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
