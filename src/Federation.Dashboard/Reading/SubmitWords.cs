using System.Globalization;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Says what is wrong with a form to somebody who does not write JSON.</summary>
internal static class SubmitWords
{
    /// <summary>A fault of the interface's reader, in the words of the form where it has its own.</summary>
    public static string Of(Fault fault, Language language) =>
        fault.Code switch
        {
            "missing-field" or "text-empty" => Strings.SubmitFaultMissing,
            "range-needs-upper" => Strings.SubmitFaultRange,
            "percentage-over-100" => Strings.SubmitFaultPercent,
            "empty-report" => Strings.SubmitFaultEmpty,
            "date-after-today" => Strings.SubmitFaultFuture,
            "after-publication" => Strings.SubmitFaultPublication,
            "too-many-digits" or "number-too-long" => Strings.SubmitFaultDigits,
            "not-a-date" => Strings.SubmitFaultDate,
            _ => fault.Message.In(language.Code),
        };

    /// <summary>A text in both languages, for a fault of the address.</summary>
    public static Labels Both(string key, params object[] values) =>
        new(In(Language.Vietnamese.Culture, key, values), In(Language.English.Culture, key, values));

    /// <summary>What the field of a fault is called in the form; null where it is none of the form's head.</summary>
    public static string? HeadField(string? path) =>
        path switch
        {
            "key" => SubmitFields.Key,
            "source.document" => SubmitFields.Document,
            "source.title" => SubmitFields.Title,
            "source.publisher" => SubmitFields.Publisher,
            "source.publishedOn" => SubmitFields.PublishedOn,
            _ => null,
        };

    /// <summary>The label of a field of the form's head.</summary>
    public static string? LabelOf(string? field) =>
        field switch
        {
            SubmitFields.Key => Strings.ReportsKey,
            SubmitFields.Document => Strings.SubmitDocument,
            SubmitFields.Title => Strings.SubmitTitle,
            SubmitFields.Publisher => Strings.SourcePublisher,
            SubmitFields.PublishedOn => Strings.SourcePublishedOn,
            SubmitFields.Day => Strings.SubmitDay,
            SubmitFields.Scope => Strings.ReportScope,
            _ => null,
        };

    private static string In(CultureInfo culture, string key, object[] values) =>
        string.Format(culture, Strings.ResourceManager.GetString(key, culture) ?? key, values);
}
