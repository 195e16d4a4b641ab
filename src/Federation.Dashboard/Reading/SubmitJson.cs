using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Time;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Makes the body of a submission from a form: the very body that a program would send.</summary>
internal sealed class SubmitJson
{
    /// <summary>The day is one of a range, whose ends are typed beside it.</summary>
    public const string RangePrecision = "range";

    /// <summary>The day is one of the range that the corrected report gives.</summary>
    public const string KeptPrecision = "kept";

    private readonly Func<string, string> typed;
    private readonly SubmitExtras extras;
    private readonly Dictionary<int, SubmitRow> rowOf = [];
    private readonly List<(string Field, string Message)> faults = [];
    private readonly Dictionary<string, (decimal, decimal)> either = [];
    private readonly Dictionary<string, Quantity> quantities = [];

    private SubmitJson(Func<string, string> typed)
    {
        this.typed = typed;
        extras = new(typed, faults);
    }

    /// <summary>The body, UTF-8.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>What could not be read of the form, by field: such rows are not in the body.</summary>
    public IReadOnlyList<(string Field, string Message)> Faults => faults;

    /// <summary>Rows whose number may be either of two.</summary>
    public IReadOnlyDictionary<string, (decimal Grouped, decimal Decimal)> Either => either;

    /// <summary>What each row says, where it can be read.</summary>
    public IReadOnlyDictionary<string, Quantity> Quantities => quantities;

    /// <summary>The row of an observation of the body; null where it is not one of the form's.</summary>
    public SubmitRow? RowOf(int observation) => rowOf.GetValueOrDefault(observation);

    /// <summary>
    /// What the fields of a target or claim of the body begin with; null where it is not one of the form's.
    /// </summary>
    public string? ExtraOf(string list, int index) => extras.FieldsOf(list, index);

    /// <summary>Makes the body.</summary>
    /// <param name="typed">What was typed into a field; empty for nothing.</param>
    /// <param name="rows">The form's rows.</param>
    /// <param name="corrected">The report that is corrected, as a submission; null for a new one.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="period">The period of a new report.</param>
    /// <param name="catalogue">What is counted.</param>
    public static SubmitJson Of(
        Func<string, string> typed,
        IReadOnlyList<SubmitRow> rows,
        JsonObject? corrected,
        int revision,
        Period? period,
        Catalogue catalogue
    )
    {
        var made = new SubmitJson(typed);
        var body = corrected ?? [];
        body["key"] = typed(SubmitFields.Key);
        body["revision"] = revision;
        if (corrected is null)
        {
            body["period"] = period?.ToString();
        }

        made.Source(body);
        body["observations"] = made.Observations(rows, body, period);
        made.extras.Write(body, period, catalogue);
        made.Bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        return made;
    }

    private void Source(JsonObject body)
    {
        var source = body["source"] as JsonObject ?? [];
        body["source"] = source;
        foreach (
            var name in new[]
            {
                SubmitFields.Document,
                SubmitFields.Title,
                SubmitFields.Publisher,
                SubmitFields.PublishedOn,
            }
        )
        {
            var text = name == SubmitFields.PublishedOn ? Day(name) : typed(name);
            if (name == SubmitFields.PublishedOn && source[name]?.GetValue<string>() != text)
            {
                // How exactly the day was known goes with the day.
                source.Remove("publishedPrecision");
            }

            source.Remove(name);
            if (text.Length > 0)
            {
                source[name] = text;
            }
        }
    }

    private JsonArray Observations(IReadOnlyList<SubmitRow> rows, JsonObject body, Period? period)
    {
        var stated = ReportJson.Items(body, "observations").ToList();
        var all = new JsonArray();
        foreach (var row in rows)
        {
            if (Amount(row) is not { } amount)
            {
                continue;
            }

            var one = row.BaseIndex is { } i && i < stated.Count ? (JsonObject)stated[i].DeepClone() : New(row, period);
            Write(one, amount);
            Firmness(one, row);
            one.Remove("locator");
            if (typed(SubmitFields.Locator(row.Id)) is { Length: > 0 } locator)
            {
                one["locator"] = locator;
            }

            rowOf[all.Count] = row;
            all.Add((JsonNode)one);
        }

        return all;
    }

    /// <summary>A day in the form that is stored; what is none as it was typed, so that it is refused.</summary>
    private string Day(string field) => SubmitExtras.Day(typed(field));

    /// <summary>How firm a figure is, and how exactly its day is known.</summary>
    private void Firmness(JsonObject one, SubmitRow row)
    {
        one.Remove("status");
        if (typed(SubmitFields.Status(row.Id)) is { Length: > 0 } status)
        {
            one["status"] = status;
        }

        var chosen = typed(row.BaseIndex is null ? SubmitFields.DayPrecision : SubmitFields.Precision(row.Id));
        if (chosen == KeptPrecision || (row.BaseIndex is null && row.Indicator.TakesPeriod))
        {
            // A range of days as the corrected report has it; or a period, whose days are those of the plan.
            return;
        }

        one.Remove("precision");
        if (chosen == RangePrecision)
        {
            one["precision"] = new JsonObject
            {
                ["from"] = Day(SubmitFields.DayFrom),
                ["to"] = Day(SubmitFields.DayTo),
            };
        }
        else if (chosen.Length > 0)
        {
            one["precision"] = chosen;
        }
    }

    private JsonObject New(SubmitRow row, Period? period)
    {
        var one = new JsonObject { ["indicator"] = row.Indicator.Code };
        if (!row.Breakdown.IsTotal)
        {
            one["breakdown"] = row.Breakdown.ToString();
        }

        if (row.Indicator.TakesPeriod)
        {
            one["period"] = period?.ToString();
        }
        else
        {
            one["asOf"] = Day(SubmitFields.Day);
        }

        one["scope"] = typed(SubmitFields.Scope);
        return one;
    }

    private static void Write(JsonObject one, (decimal Low, decimal? High, Bound Bound) amount)
    {
        if (IsSaid(one, amount))
        {
            // A form does not show that a range may lie higher or lower still.
            return;
        }

        foreach (var name in new[] { "value", "upper", "bound", "mayBeMore", "mayBeLess" })
        {
            one.Remove(name);
        }

        one["value"] = amount.Low;
        if (amount.High is { } high)
        {
            one["upper"] = high;
        }

        if (amount.Bound != Bound.Exact)
        {
            one["bound"] = EnumCodes<Bound>.Of(amount.Bound);
        }
    }

    private static bool IsSaid(JsonObject one, (decimal Low, decimal? High, Bound Bound) amount)
    {
        if (one["value"]?.GetValue<decimal>() is not { } low)
        {
            return false;
        }

        var high = one["upper"]?.GetValue<decimal>() ?? low;
        var code = one["bound"]?.GetValue<string>() ?? EnumCodes<Bound>.Of(low == high ? Bound.Exact : Bound.Range);
        return low == amount.Low && high == (amount.High ?? amount.Low) && code == EnumCodes<Bound>.Of(amount.Bound);
    }

    /// <summary>What a row says; null for nothing, or where it cannot be read, with a fault.</summary>
    private (decimal Low, decimal? High, Bound Bound)? Amount(SubmitRow row)
    {
        var text = typed(SubmitFields.Value(row.Id)).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var read = Read(row, SubmitFields.Value(row.Id), text);
        var chosen = EnumCodes<Bound>.TryParse(typed(SubmitFields.Bound(row.Id)), out var named) ? named : Bound.Exact;
        var bound = chosen == Bound.Exact ? read?.Bound ?? Bound.Exact : chosen;
        if (read?.Value is not { } low)
        {
            return null;
        }

        var high = read.Upper;
        if (bound == Bound.Range && high is null && typed(SubmitFields.Upper(row.Id)).Trim() is { Length: > 0 } end)
        {
            high = Read(row, SubmitFields.Upper(row.Id), end)?.Value;
            if (high is null)
            {
                return null;
            }
        }

        quantities[row.Id] = Quantity.Of(bound, low, high);
        return (low, high, bound);
    }

    private NumberReading? Read(SubmitRow row, string field, string text)
    {
        var read = NumberText.Read(text, row.IsWhole);
        if (read.Either is { } two)
        {
            var meant = typed(SubmitFields.Means(row.Id));
            if (decimal.TryParse(meant, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var one))
            {
                // An answer to what was asked about another number answers nothing.
                if (one == two.Grouped || one == two.Decimal)
                {
                    return read with { Value = one, Either = null };
                }
            }

            either[row.Id] = two;
            faults.Add((field, Strings.SubmitAmbiguous));
            return null;
        }

        if (read.Value is not null)
        {
            return read;
        }

        faults.Add((field, Strings.SubmitNotANumber));
        return null;
    }
}
