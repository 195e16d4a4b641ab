using System.Globalization;
using System.Text.Json.Nodes;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>
/// What a text says beside its figures: targets that it sets, and what it says about figures. Rows that are left blank
/// say nothing.
/// </summary>
/// <param name="typed">What was typed into a field; empty for nothing.</param>
/// <param name="faults">Where what cannot be read is noted, by field.</param>
internal sealed class SubmitExtras(Func<string, string> typed, List<(string Field, string Message)> faults)
{
    /// <summary>How many rows a form has before more are asked for.</summary>
    public const int RowsFirst = 1;

    /// <summary>How many more it gets at a time.</summary>
    public const int RowsMore = 2;

    /// <summary>How many rows it has at most.</summary>
    public const int RowsMax = 40;

    private readonly Dictionary<(string List, int Index), string> fieldsOf = [];

    /// <summary>What the fields of a target or claim of the body begin with; null for one that was kept.</summary>
    public string? FieldsOf(string list, int index) => fieldsOf.GetValueOrDefault((list, index));

    /// <summary>Puts targets and claims into a body: those of its own that are kept, then the new.</summary>
    public void Write(JsonObject body, Period? period, Catalogue catalogue)
    {
        Write(body, "targets", SubmitFields.KeepTarget, SubmitFields.TargetRows, i => Target(i, catalogue));
        Write(body, "claims", SubmitFields.KeepClaim, SubmitFields.ClaimRows, i => Claim(i, body, period, catalogue));
    }

    /// <summary>A day in the form that is stored; what is none as it was typed, so that it is refused.</summary>
    public static string Day(string text) => DayText.TryRead(text, out var day) ? DayText.InAddress(day) : text;

    /// <summary>How many rows a form has.</summary>
    public static int RowsOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? Math.Clamp(rows, RowsFirst, RowsMax)
            : RowsFirst;

    private void Write(
        JsonObject body,
        string list,
        Func<int, string> keep,
        string rows,
        Func<int, (JsonObject One, string Fields)?> read
    )
    {
        var all = new JsonArray();
        foreach (var (one, i) in ReportJson.Items(body, list).ToList().Select((one, i) => (one, i)))
        {
            if (typed(keep(i)).Length > 0)
            {
                all.Add(one.DeepClone());
            }
        }

        for (var i = 0; i < RowsOf(typed(rows)); i++)
        {
            if (read(i) is var (one, fields))
            {
                fieldsOf[(list, all.Count)] = fields;
                all.Add((JsonNode)one);
            }
        }

        body.Remove(list);
        if (all.Count > 0)
        {
            body[list] = all;
        }
    }

    private (JsonObject, string)? Target(int row, Catalogue catalogue)
    {
        string Field(string part) => SubmitFields.Target(row, part);
        var (code, value) = (typed(Field("indicator")), typed(Field("value")));
        if (code.Length == 0 && value.Length == 0)
        {
            return null;
        }

        var one = Named(code, typed(Field("part")));
        one["period"] = Period(typed(Field("period")));
        Value(one, Field("value"), value, catalogue.Find(code), mayBeNegative: false);
        Put(one, "setBy", typed(Field("setBy")));
        Put(one, "locator", typed(Field("locator")));
        return (one, SubmitFields.TargetOf(row));
    }

    private (JsonObject, string)? Claim(int row, JsonObject body, Period? period, Catalogue catalogue)
    {
        string Field(string part) => SubmitFields.Claim(row, part);
        var (code, value) = (typed(Field("indicator")), typed(Field("value")));
        if (code.Length == 0 && value.Length == 0)
        {
            return null;
        }

        var isKnown = EnumCodes<ClaimKind>.TryParse(typed(Field("kind")), out var kind);
        var indicator = catalogue.Find(code);
        var of = Named(code, typed(Field("part")));
        When(of, typed(Field("when")), indicator, body, period);
        var one = new JsonObject { ["kind"] = typed(Field("kind")), ["of"] = of };
        var against = typed(Field("against"));
        if (isKnown && kind == ClaimKind.Achievement)
        {
            Put(one, "targetPeriod", Period(against));
        }
        else if (!(isKnown && kind == ClaimKind.Restates))
        {
            // Of the same indicator at another time, or of another one.
            var other = typed(Field("other")) is { Length: > 0 } chosen ? chosen : code;
            var compared = Named(other, other == code ? typed(Field("part")) : "");
            When(compared, against, catalogue.Find(other), body, period);
            one["against"] = compared;
        }

        var isWhole = kind is ClaimKind.Difference or ClaimKind.Restates;
        Value(one, Field("value"), value, isWhole ? indicator : null, mayBeNegative: true);
        Put(one, "locator", typed(Field("locator")));
        return (one, SubmitFields.ClaimOf(row));
    }

    private static JsonObject Named(string code, string part)
    {
        var one = new JsonObject { ["indicator"] = code };
        Put(one, "breakdown", part);
        return one;
    }

    /// <summary>A day or a period as typed; where nothing is, that of the report itself.</summary>
    private void When(JsonObject figure, string text, Indicator? indicator, JsonObject body, Period? period)
    {
        if (DayText.TryRead(text, out var day))
        {
            figure["asOf"] = DayText.InAddress(day);
        }
        else if (text.Length > 0)
        {
            figure["period"] = Period(text);
        }
        else if (indicator is { TakesPeriod: true })
        {
            figure["period"] = period?.ToString() ?? body["period"]?.GetValue<string>();
        }
        else
        {
            figure["asOf"] = Day(typed(SubmitFields.Day));
        }
    }

    private static string Period(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>A number with its words: “khoảng 240”, “1–2”.</summary>
    private void Value(JsonObject one, string field, string text, Indicator? indicator, bool mayBeNegative)
    {
        var isBelow = mayBeNegative && text.Length > 0 && text[0] is '-' or '\u2212';
        var isWhole = indicator?.Unit is not (null or "percent" or "usd" or "vnd");
        var read = NumberText.Read(isBelow ? text[1..] : text, isWhole);
        if (text.Length == 0)
        {
            // The reader says that it is missing.
            return;
        }

        if (read.Value is not { } low)
        {
            faults.Add((field, read.Either is null ? Strings.SubmitNotANumber : Strings.SubmitAmbiguousPlain));
            low = 0;
        }

        // A negative range has its ends the other way round.
        var (from, to) = isBelow
            ? (-(read.Upper ?? low), read.Upper is null ? (decimal?)null : -low)
            : (low, read.Upper);
        one["value"] = from;
        if (to is { } high)
        {
            one["upper"] = high;
        }

        if (read.Bound is { } bound and not Bound.Exact)
        {
            one["bound"] = EnumCodes<Bound>.Of(bound);
        }
    }

    private static void Put(JsonObject one, string name, string text)
    {
        if (text.Length > 0)
        {
            one[name] = text;
        }
    }
}
