using System.Globalization;
using Federation.Api.Wire;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Dashboard.Text;

/// <summary>
/// Writes numbers, quantities and times as people write them: <c>1.328</c>, <c>93,9 %</c>, <c>26/11/2018</c> in
/// Vietnamese, <c>1,328</c>, <c>93.9%</c>, <c>26 Nov 2018</c> in English. Never rounds a figure; only what was computed
/// from figures (a growth factor, a share) is rounded.
/// </summary>
/// <param name="language">The language that is written.</param>
public sealed class Writing(Language language)
{
    private const string NoBreak = "\u00A0";
    private const string Minus = "\u2212";
    private const decimal Billion = 1_000_000_000m;
    private const decimal Million = 1_000_000m;
    private const decimal Trillion = 1_000_000_000_000m;

    /// <summary>Where the committees are; there is no summer time.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    private readonly NumberFormatInfo numbers = new()
    {
        NumberGroupSeparator = language == Language.Vietnamese ? "." : ",",
        NumberDecimalSeparator = language == Language.Vietnamese ? "," : ".",
        NegativeSign = Minus,
    };

    /// <summary>The language that is written.</summary>
    public Language Language { get; } = language;

    /// <summary>A text with its places filled: <c>{0} trên {1} đơn vị</c>.</summary>
    public string Fill(string text, params object?[] values) => string.Format(Language.Culture, text, values);

    /// <summary>The one of two names in this language.</summary>
    public string Name(Bilingual names) => Language == Language.English ? names.En : names.Vi;

    /// <summary>The one of two labels in this language.</summary>
    public string Name(Labels labels) => labels.In(Language.Code);

    /// <summary>The same with a capital at its beginning, for headings and rows.</summary>
    public string Title(Labels labels) => Capital(Name(labels));

    /// <summary>A text with a capital at its beginning.</summary>
    public string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(char.ToUpper(text[0], Language.Culture).ToString(), text.AsSpan(1));

    /// <summary>A number with all of its digits.</summary>
    public string Number(decimal value) => value.ToString("#,##0.##########", numbers);

    /// <summary>A number that was computed, to so many digits after the comma.</summary>
    public string Rounded(decimal value, int digits) =>
        Number(Math.Round(value, digits, MidpointRounding.AwayFromZero));

    /// <summary>A percentage; a space that does not break stands before the sign in Vietnamese.</summary>
    public string Percent(decimal value) =>
        Language == Language.Vietnamese ? $"{Number(value)}{NoBreak}%" : $"{Number(value)}%";

    /// <summary>A figure's value with its bound, without its unit but for a percentage's; what says that nothing is
    /// known where nothing is.</summary>
    public string Value(Figure figure) =>
        figure.Value is { } value
            ? Bounded(
                value,
                figure.Upper ?? value,
                figure.Bound ?? Bound.Exact,
                figure.MayBeMore == true,
                figure.MayBeLess == true,
                figure.Unit
            )
            : Word(nameof(Strings.NoData));

    /// <summary>A quantity with its bound, as <see cref="Value(Figure)"/> writes it.</summary>
    public string Value(Amount? amount, string unit) =>
        amount is null
            ? Word(nameof(Strings.NoData))
            : Bounded(
                amount.Value,
                amount.Upper,
                amount.Bound,
                amount.MayBeMore == true,
                amount.MayBeLess == true,
                unit
            );

    /// <summary>
    /// A difference with its sign (<c>+387</c>), <c>không đổi</c> for none; ends of a range each with theirs.
    /// </summary>
    public string Difference(Amount difference, string unit)
    {
        if (difference is { Value: 0, Upper: 0, Bound: Bound.Exact })
        {
            return Word(nameof(Strings.Unchanged));
        }

        var (low, high) = (Signed(difference.Value, unit), Signed(difference.Upper, unit));
        return Phrase(difference.Bound, low, high, difference.MayBeMore == true, difference.MayBeLess == true);
    }

    /// <summary>A factor of growth (<c>×5,35</c>), to two digits after the comma.</summary>
    public string Factor(Amount factor)
    {
        var (low, high) = ("×" + Rounded(factor.Value, 2), "×" + Rounded(factor.Upper, 2));
        return low == high && factor.Bound == Bound.Range
            ? Phrase(Bound.About, low, high, false, false)
            : Phrase(factor.Bound, low, high, factor.MayBeMore == true, factor.MayBeLess == true);
    }

    /// <summary>
    /// A number where there is little room, in millions or more to one digit after the comma; where it stands, the
    /// whole number stands too.
    /// </summary>
    public string Compact(decimal value, string unit)
    {
        var size = Math.Abs(value);
        var (scale, form) =
            size >= Trillion && Language == Language.English ? (Trillion, nameof(Strings.ShortTrillions))
            : size >= Billion ? (Billion, nameof(Strings.ShortBillions))
            : size >= Million ? (Million, nameof(Strings.ShortMillions))
            : (1m, "");
        return scale > 1 ? Fill(Word(form), Rounded(value / scale, 1)) : One(value, unit);
    }

    /// <summary>A unit's name; empty where the value carries it already.</summary>
    public string Unit(Catalogue catalogue, string unit) =>
        unit == "percent" ? ""
        : catalogue.Units.FirstOrDefault(one => one.Code == unit) is { } found ? Name(found.Labels)
        : unit;

    /// <summary>A day.</summary>
    public string Day(DateOnly day) =>
        Language == Language.Vietnamese
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant, in the time of the committees.</summary>
    public string Instant(DateTime utc)
    {
        var local = utc + Offset;
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return Fill(Word(nameof(Strings.InstantForm)), clock, Day(DateOnly.FromDateTime(local)));
    }

    /// <summary>A period, by what it is called where it has a name.</summary>
    public string Period(Period period)
    {
        var name = PeriodNames.NameOf(period);
        var year = period.To.Year;
        return name switch
        {
            _ when name.Contains('/', StringComparison.Ordinal) => WholeYears(period) ?? Days(period),
            _ when name.StartsWith("term-", StringComparison.Ordinal) => Fill(
                Word(nameof(Strings.PeriodTerm)),
                period.From.Year,
                year
            ),
            [.., '-', 'H', '1'] => Fill(Word(nameof(Strings.PeriodFirstHalf)), year),
            [.., '-', 'H', '2'] => Fill(Word(nameof(Strings.PeriodSecondHalf)), year),
            [.., '-', 'Q', var quarter] => Fill(Word(nameof(Strings.PeriodQuarter)), Roman(quarter), quarter, year),
            [.., '-', 'M', _, _] => Fill(Word(nameof(Strings.PeriodMonth)), period.To.Month, MonthName(period), year),
            [.., '-', 'S'] => Fill(Word(nameof(Strings.PeriodStatistical)), year),
            [.., 'M'] => Fill(Word(nameof(Strings.PeriodMonths)), period.To.Month, year),
            _ => Fill(Word(nameof(Strings.PeriodYear)), year),
        };
    }

    /// <summary>A period as the interface writes it.</summary>
    public string Period(string period) => PeriodNames.TryParse(period, out var parsed) ? Period(parsed) : period;

    /// <summary>The days of a period.</summary>
    public string Days(Period period) => $"{Day(period.From)} – {Day(period.To)}";

    private string? WholeYears(Period period) =>
        period.From is { Month: 1, Day: 1 } && period.To is { Month: 12, Day: 31 }
            ? Fill(Word(nameof(Strings.PeriodYears)), period.From.Year, period.To.Year)
            : null;

    private string Bounded(decimal low, decimal high, Bound bound, bool mayBeMore, bool mayBeLess, string unit) =>
        Phrase(bound, One(low, unit), One(high, unit), mayBeMore, mayBeLess);

    private string Phrase(Bound bound, string low, string high, bool mayBeMore, bool mayBeLess) =>
        bound switch
        {
            Bound.AtLeast => Fill(Word(nameof(Strings.BoundAtLeast)), low),
            Bound.Nearly => Fill(Word(nameof(Strings.BoundNearly)), high),
            Bound.About => Fill(Word(nameof(Strings.BoundAbout)), low),
            Bound.Range when low == high => low,
            Bound.Range => Fill(Word(RangeForm(mayBeMore, mayBeLess)), low, high),
            _ => low,
        };

    private static string RangeForm(bool mayBeMore, bool mayBeLess) =>
        (mayBeMore, mayBeLess) switch
        {
            (true, true) => nameof(Strings.BoundRangeOpen),
            (true, false) => nameof(Strings.BoundRangeOrMore),
            (false, true) => nameof(Strings.BoundRangeOrLess),
            _ => nameof(Strings.BoundRange),
        };

    private string One(decimal value, string unit) =>
        unit switch
        {
            "percent" => Percent(Quantity.HasAllowedDigits(value) ? value : Math.Round(value, 1)),
            "usd" or "vnd" => Money(value),
            _ => Shown(value),
        };

    /// <summary>What is stated keeps all of its digits; what has more than may be stated was computed.</summary>
    private string Shown(decimal value) => Quantity.HasAllowedDigits(value) ? Number(value) : Rounded(value, 1);

    private string Signed(decimal value, string unit) => (value > 0 ? "+" : "") + One(value, unit);

    /// <summary>Money in billions or the like where two digits after the comma keep it exact, else in full.</summary>
    private string Money(decimal value)
    {
        (decimal Scale, string Form)[] scales =
            Language == Language.Vietnamese
                ? [(Billion, nameof(Strings.MoneyBillions)), (Million, nameof(Strings.MoneyMillions))]
                :
                [
                    (Trillion, nameof(Strings.MoneyTrillions)),
                    (Billion, nameof(Strings.MoneyBillions)),
                    (Million, nameof(Strings.MoneyMillions)),
                ];
        foreach (var (scale, form) in scales)
        {
            var scaled = value / scale;
            if (Math.Abs(scaled) >= 1 && decimal.Round(scaled, 2) == scaled)
            {
                return Fill(Word(form), Number(scaled));
            }
        }

        return Number(value);
    }

    private static string MonthName(Period period) => period.To.ToString("MMMM", CultureInfo.InvariantCulture);

    private static string Roman(char quarter) =>
        quarter switch
        {
            '1' => "I",
            '2' => "II",
            '3' => "III",
            _ => "IV",
        };

    private string Word(string key) => Strings.ResourceManager.GetString(key, Language.Culture) ?? key;
}
