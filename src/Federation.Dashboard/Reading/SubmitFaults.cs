using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Core.Input;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Puts faults of a submission at the fields of the form that it was made from.</summary>
internal static partial class SubmitFaults
{
    /// <summary>What could not be read of the form and what the interface's reader says, in its order.</summary>
    public static IReadOnlyList<SubmitFault> Of(
        PageCall call,
        SubmitForm form,
        SubmitJson json,
        ImmutableArray<Fault> faults
    )
    {
        var rows = form.Lines.ToDictionary(line => line.Row.Id, line => line.Row, StringComparer.Ordinal);
        var found = json
            .Faults.Select(fault => new SubmitFault(
                fault.Field,
                fault.Message,
                RowOf(fault.Field, rows) is { } row ? LabelOf(call, row)
                    : fault.Field.StartsWith("target", StringComparison.Ordinal) ? Strings.SubmitTarget
                    : fault.Field.StartsWith("claim", StringComparison.Ordinal) ? Strings.SubmitClaim
                    : null
            ))
            .ToList();
        var isUnread = found.Count > 0;
        foreach (var fault in faults)
        {
            // A form whose only numbers cannot be read is not empty.
            if (!(isUnread && fault.Code == "empty-report"))
            {
                found.Add(One(call, json, fault));
            }
        }

        var order = form
            .Lines.Select((line, i) => (line.Row.Id, i))
            .ToDictionary(one => one.Id, one => one.i, StringComparer.Ordinal);
        return
        [
            .. found
                .DistinctBy(fault => (fault.Field, fault.Message))
                .OrderBy(fault => RowOf(fault.Field, rows) is { } row ? order[row.Id] : -1),
        ];
    }

    /// <summary>The form with its faults, each also at its row.</summary>
    public static SubmitForm Placed(SubmitForm form, IReadOnlyList<SubmitFault> faults) =>
        form with
        {
            Faults = faults,
            Lines =
            [
                .. form.Lines.Select(line =>
                    line with
                    {
                        Faults = [.. faults.Where(fault => IsAt(fault.Field, line.Row.Id))],
                    }
                ),
            ],
        };

    private static SubmitFault One(PageCall call, SubmitJson json, Fault fault)
    {
        var message = SubmitWords.Of(fault, call.View.Language);
        var place = Place().Match(fault.Field ?? "");
        if (place.Success && json.RowOf(int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)) is { } row)
        {
            var field = place.Groups[2].Value switch
            {
                "upper" => SubmitFields.Upper(row.Id),
                "locator" => SubmitFields.Locator(row.Id),
                "asOf" or "precision" when row.BaseIndex is null => SubmitFields.Day,
                "precision" => SubmitFields.Precision(row.Id),
                "scope" when row.BaseIndex is null => SubmitFields.Scope,
                _ => SubmitFields.Value(row.Id),
            };
            return new(field, message, SubmitWords.LabelOf(field) ?? LabelOf(call, row));
        }

        if (Extra().Match(fault.Field ?? "") is { Success: true } extra && OfExtra(json, extra) is { } at)
        {
            return new(at.Field, message, at.Label);
        }

        var head = SubmitWords.HeadField(fault.Field);
        return new(head, message, SubmitWords.LabelOf(head));
    }

    private static string LabelOf(PageCall call, SubmitRow row) =>
        call.View.Write.Capital(
            KeyTexts.Of(call.Catalogue, call.View.Write, row.Indicator.Code, row.Breakdown.ToString())
        );

    private static SubmitRow? RowOf(string? field, Dictionary<string, SubmitRow> rows) =>
        field?.IndexOf('-', StringComparison.Ordinal) is int dash and > 0
            ? rows.GetValueOrDefault(field[(dash + 1)..])
            : null;

    private static bool IsAt(string? field, string row) =>
        field == SubmitFields.Value(row)
        || field == SubmitFields.Upper(row)
        || field == SubmitFields.Locator(row)
        || field == SubmitFields.Precision(row);

    /// <summary>The field of a target or claim; null for one that was kept from the corrected report.</summary>
    private static (string Field, string Label)? OfExtra(SubmitJson json, Match extra)
    {
        var list = extra.Groups[1].Value;
        var index = int.Parse(extra.Groups[2].Value, CultureInfo.InvariantCulture);
        if (json.ExtraOf(list, index) is not { } fields)
        {
            return null;
        }

        var isAgainst = extra.Groups[3].Value == "against";
        var part = (extra.Groups[4].Success ? extra.Groups[4] : extra.Groups[3]).Value switch
        {
            "breakdown" => isAgainst ? "other" : "part",
            "period" or "asOf" when list == "claims" => isAgainst ? "against" : "when",
            "targetPeriod" or "against" => "against",
            "value" or "upper" or "bound" => "value",
            "indicator" when isAgainst => "other",
            "kind" or "period" or "setBy" or "locator" => extra.Groups[3].Value,
            _ => "indicator",
        };
        return ($"{fields}-{part}", list == "targets" ? Strings.SubmitTarget : Strings.SubmitClaim);
    }

    [GeneratedRegex(@"^(targets|claims)\[([0-9]+)\](?:\.(\w+))?(?:\.(\w+))?")]
    private static partial Regex Extra();

    [GeneratedRegex(@"^observations\[([0-9]+)\](?:\.(\w+))?")]
    private static partial Regex Place();
}
