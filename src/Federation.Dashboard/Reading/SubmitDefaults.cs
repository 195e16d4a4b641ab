using System.Globalization;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>What stands in a form before anything is typed into it.</summary>
internal static class SubmitDefaults
{
    /// <summary>What a box says that is ticked.</summary>
    public const string Kept = "on";

    /// <summary>What stands in it.</summary>
    public static Dictionary<string, string> Of(SubmitFrame frame, IReadOnlyList<SubmitRow> rows, PageView view)
    {
        var fields = frame.Corrects is { } corrected ? Corrected(corrected.Content, view.Write) : Fresh(frame, view);
        fields[SubmitFields.Day] = view.Write.Day(frame.Day);
        fields[SubmitFields.Scope] = EnumCodes<Scope>.Of(ScopeOf(frame, view));
        foreach (var row in rows)
        {
            if (row.BaseIndex is { } i)
            {
                Stated(fields, row, frame.Observations[i], view.Language);
            }
        }

        return fields;
    }

    /// <summary>A key that says what the report is of, and that no other report has.</summary>
    internal static string KeyFor(Period period, IReadOnlySet<string> taken)
    {
        var plain = PeriodNames.NameOf(period).ToLowerInvariant().Replace('/', '-');
        var key = plain;
        for (var i = 2; taken.Contains(key); i++)
        {
            key = string.Create(CultureInfo.InvariantCulture, $"{plain}-{i}");
        }

        return key;
    }

    private static Dictionary<string, string> Fresh(SubmitFrame frame, PageView view)
    {
        var write = view.Write;
        var taken = frame.Reports.Select(entry => entry.Report.Head.Key).ToHashSet(StringComparer.Ordinal);
        var key = KeyFor(frame.Period!.Value, taken);
        return new(StringComparer.Ordinal)
        {
            [SubmitFields.Key] = key,
            [SubmitFields.Document] = key,
            [SubmitFields.Title] = $"{write.Title(frame.Plan!.Labels)}, {write.Period(frame.Period.Value)}",
            [SubmitFields.Publisher] = view.Head is { } head ? write.Name(head.Profile.Names) : "",
        };
    }

    private static Dictionary<string, string> Corrected(Report report, Writing write)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SubmitFields.Key] = report.Key,
            [SubmitFields.Document] = report.Source.Document ?? "",
            [SubmitFields.Title] = report.Source.Title ?? "",
            [SubmitFields.Publisher] = report.Source.Publisher ?? "",
            [SubmitFields.PublishedOn] = report.Source.PublishedOn is { } on ? write.Day(on) : "",
        };
        for (var i = 0; i < report.Targets.Length; i++)
        {
            fields[SubmitFields.KeepTarget(i)] = Kept;
        }

        for (var i = 0; i < report.Claims.Length; i++)
        {
            fields[SubmitFields.KeepClaim(i)] = Kept;
        }

        return fields;
    }

    private static void Stated(Dictionary<string, string> fields, SubmitRow row, Observation stated, Language language)
    {
        var quantity = stated.Quantity;
        fields[SubmitFields.Value(row.Id)] = NumberText.Write(quantity.Low, language);
        fields[SubmitFields.Bound(row.Id)] = EnumCodes<Bound>.Of(quantity.Bound);
        fields[SubmitFields.Upper(row.Id)] =
            quantity.Bound == Bound.Range ? NumberText.Write(quantity.High, language) : "";
        fields[SubmitFields.Locator(row.Id)] = stated.Locator ?? "";
        fields[SubmitFields.Status(row.Id)] =
            stated.Status == FigureStatus.Actual ? "" : EnumCodes<FigureStatus>.Of(stated.Status);
        fields[SubmitFields.Precision(row.Id)] = stated.Precision switch
        {
            null => "",
            { } range when range.Contains('/', StringComparison.Ordinal) => SubmitJson.KeptPrecision,
            var named => named,
        };
    }

    /// <summary>What the last report covered; without one, everything below where anything is below.</summary>
    private static Scope ScopeOf(SubmitFrame frame, PageView view) =>
        frame.Stated.Count > 0 ? frame.Stated[^1].Stated.Scope
        : view.Head?.Profile.Below.Values.Sum() > 0 ? Scope.Subtree
        : Scope.Own;
}
