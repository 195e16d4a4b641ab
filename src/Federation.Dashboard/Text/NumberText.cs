using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Core.Quantities;

namespace Federation.Dashboard.Text;

/// <summary>
/// Reads numbers as people write them in either language: <c>1.328</c> and <c>1,328</c>, <c>93,9</c>, <c>hơn
/// 227.000</c>, <c>6,1 tỷ</c>, <c>1–2</c>. One separator with three digits after it can be both a group and a decimal:
/// people and things are counted in whole numbers, so it is a group there; elsewhere it is asked about, never guessed.
/// </summary>
public static partial class NumberText
{
    private const int LengthMax = 80;

    private static readonly (string Words, Bound Bound)[] Bounds =
    [
        ("ít nhất", Bound.AtLeast),
        ("hơn", Bound.AtLeast),
        ("trên", Bound.AtLeast),
        ("at least", Bound.AtLeast),
        ("more than", Bound.AtLeast),
        ("over", Bound.AtLeast),
        ("≥", Bound.AtLeast),
        (">", Bound.AtLeast),
        ("gần", Bound.Nearly),
        ("nearly", Bound.Nearly),
        ("almost", Bound.Nearly),
        ("khoảng", Bound.About),
        ("about", Bound.About),
        ("around", Bound.About),
        ("~", Bound.About),
        ("≈", Bound.About),
    ];

    private static readonly (string Word, decimal Scale)[] Scales =
    [
        ("nghìn tỷ", 1_000_000_000_000m),
        ("nghìn tỉ", 1_000_000_000_000m),
        ("trillion", 1_000_000_000_000m),
        ("tỷ", 1_000_000_000m),
        ("tỉ", 1_000_000_000m),
        ("billion", 1_000_000_000m),
        ("triệu", 1_000_000m),
        ("million", 1_000_000m),
        ("nghìn", 1000m),
        ("ngàn", 1000m),
        ("thousand", 1000m),
    ];

    /// <summary>Reads a number.</summary>
    /// <param name="text">As it was typed or pasted.</param>
    /// <param name="isWhole">Whether what is counted comes in whole numbers only.</param>
    public static NumberReading Read(string text, bool isWhole)
    {
        if (text.Length > LengthMax)
        {
            return NumberReading.None;
        }

        var rest = Spaces().Replace(text, " ").Trim().ToLowerInvariant();
        Bound? bound = null;
        foreach (var (words, meant) in Bounds)
        {
            if (rest.StartsWith(words, StringComparison.Ordinal))
            {
                (bound, rest) = (meant, rest[words.Length..].TrimStart());
                break;
            }
        }

        if (RangeForm().Match(rest) is { Success: true } range)
        {
            return Range(One(range.Groups[1].Value, isWhole), One(range.Groups[2].Value, isWhole), bound);
        }

        var one = One(rest, isWhole);
        return one with { Bound = one.IsNumber ? bound : null };
    }

    /// <summary>
    /// A number as a field holds it: read back to just itself in either language, whatever the unit.
    /// </summary>
    public static string Write(decimal value, Language language)
    {
        var text = value.ToString("0.##########", CultureInfo.InvariantCulture);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        // Three digits after a separator could be a group.
        text = dot >= 0 && text.Length - dot - 1 == 3 ? text + "0" : text;
        return language == Language.Vietnamese ? text.Replace('.', ',') : text;
    }

    private static NumberReading Range(NumberReading low, NumberReading high, Bound? bound) =>
        low.Value is { } from && high.Value is { } to && bound is null && from < to
            ? new(from, to, Core.Quantities.Bound.Range, null)
            : NumberReading.None;

    private static NumberReading One(string text, bool isWhole)
    {
        var rest = text.Trim();
        if (rest.EndsWith('%'))
        {
            rest = rest[..^1].TrimEnd();
        }

        var scale = 1m;
        foreach (var (word, by) in Scales)
        {
            if (rest.EndsWith(word, StringComparison.Ordinal))
            {
                (scale, rest) = (by, rest[..^word.Length].TrimEnd());
                break;
            }
        }

        return Digits(rest, isWhole && scale == 1) switch
        {
            { Value: { } value } => new(value * scale, null, null, null),
            { Either: { } either } => new(null, null, null, (either.Grouped * scale, either.Decimal * scale)),
            _ => NumberReading.None,
        };
    }

    private static NumberReading Digits(string text, bool isWhole)
    {
        if (!Form().IsMatch(text))
        {
            return NumberReading.None;
        }

        var (dots, commas) = (text.Count(c => c == '.'), text.Count(c => c == ','));
        if (text.Contains(' ', StringComparison.Ordinal))
        {
            // A space groups, so any separator beside it is a decimal.
            return SpaceGroups().IsMatch(text) ? Value(text.Replace(" ", "").Replace(',', '.')) : NumberReading.None;
        }

        if (dots > 0 && commas > 0)
        {
            var (group, mark) = text.LastIndexOf('.') > text.LastIndexOf(',') ? (',', '.') : ('.', ',');
            return text.Count(c => c == mark) == 1 && IsGrouped(text[..text.IndexOf(mark)], group)
                ? Value(text.Replace(group.ToString(), "").Replace(mark, '.'))
                : NumberReading.None;
        }

        var separator = dots > 0 ? '.' : ',';
        if (dots + commas > 1)
        {
            return IsGrouped(text, separator) ? Value(text.Replace(separator.ToString(), "")) : NumberReading.None;
        }

        return dots + commas == 0 ? Value(text) : Single(text, separator, isWhole);
    }

    private static NumberReading Single(string text, char separator, bool isWhole)
    {
        var asDecimal = Value(text.Replace(separator, '.'));
        if (!IsGrouped(text, separator))
        {
            return asDecimal;
        }

        var grouped = Value(text.Replace(separator.ToString(), ""));
        return isWhole || asDecimal.Value is null
            ? grouped
            : new(null, null, null, (grouped.Value!.Value, asDecimal.Value.Value));
    }

    private static bool IsGrouped(string text, char separator)
    {
        var groups = text.Split(separator);
        return groups[0].Length is >= 1 and <= 3
            && groups[0][0] != '0'
            && groups.Skip(1).All(group => group.Length == 3);
    }

    private static NumberReading Value(string invariant) =>
        decimal.TryParse(invariant, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new(value, null, null, null)
            : NumberReading.None;

    [GeneratedRegex(@"[\s\u00A0\u2007\u2009\u202F]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9][0-9., ]*$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?$")]
    private static partial Regex SpaceGroups();

    [GeneratedRegex(@"^([0-9][0-9.,]*)\s*(?:–|—|-| đến | to )\s*([0-9][0-9., ]*)$")]
    private static partial Regex RangeForm();
}
