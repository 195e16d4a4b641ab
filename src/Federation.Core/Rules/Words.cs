using System.Globalization;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>
/// How messages write numbers, dates and names: 1.328,5 in Vietnamese, 1,328.5 in English. The forms are fixed here and
/// not taken from the machine's cultures, so a finding is the same text everywhere.
/// </summary>
internal sealed class Words
{
    private const int DecimalsMax = 4;

    private readonly bool vietnamese;
    private readonly NumberFormatInfo numbers;

    private Words(bool vietnamese)
    {
        this.vietnamese = vietnamese;
        numbers = new()
        {
            NumberGroupSeparator = vietnamese ? "." : ",",
            NumberDecimalSeparator = vietnamese ? "," : ".",
            NegativeSign = "−",
        };
    }

    public static Words Vi { get; } = new(vietnamese: true);

    public static Words En { get; } = new(vietnamese: false);

    /// <summary>A number with at most four decimals, and at least as many as are asked for.</summary>
    public string Of(decimal number, int decimalsMin = 0)
    {
        var zeros = Math.Clamp(decimalsMin, 0, DecimalsMax);
        return number.ToString($"#,##0.{new string('0', zeros)}{new string('#', DecimalsMax - zeros)}", numbers);
    }

    /// <summary>A quantity as its text would: "ít nhất 227.000", "at least 227,000".</summary>
    public string Of(Quantity quantity) => Of(quantity, n => Of(n));

    /// <summary>A quantity whose ends are written in some way of their own.</summary>
    public string Of(Quantity quantity, Func<decimal, string> number)
    {
        var low = number(quantity.Low);
        if (quantity.Low != quantity.High)
        {
            var range = $"{low}–{number(quantity.High)}";
            return (quantity.MayBeMore, quantity.MayBeLess) switch
            {
                (false, false) => range,
                (true, false) => range + In(" hoặc hơn", " or more"),
                (false, true) => range + In(" hoặc ít hơn", " or less"),
                _ => In("khoảng ", "about ") + range,
            };
        }

        return quantity.Bound switch
        {
            Bound.AtLeast => In("ít nhất ", "at least ") + low,
            Bound.Nearly => In("gần ", "nearly ") + low,
            Bound.About => In("khoảng ", "about ") + low,
            _ => low,
        };
    }

    /// <summary>A day: "26/11/2018", "26 November 2018".</summary>
    public string Of(DateOnly day) =>
        day.ToString(vietnamese ? "dd'/'MM'/'yyyy" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>When: "ngày 26/11/2018", "on 26 November 2018".</summary>
    public string Of(FigureTime time)
    {
        var (from, to) = (Of(time.Period.From), Of(time.Day));
        return time.IsDate ? In($"ngày {to}", $"on {to}") : In($"từ {from} đến {to}", $"from {from} to {to}");
    }

    /// <summary>
    /// What, by its labels: "tổ chức cơ sở đảng (chi bộ cơ sở)"; codes where the catalogue knows no label.
    /// </summary>
    public string Of(FigureKey key, Catalogue catalogue)
    {
        var name = catalogue.Find(key.Indicator) is { } indicator ? Of(indicator.Labels) : key.Indicator;
        if (key.Breakdown.IsTotal)
        {
            return name;
        }

        var members = key.Breakdown.Pairs.Select(p =>
            catalogue.FindDimension(p.Dimension)?.Find(p.Member) is { } member ? Of(member.Labels) : p.Member
        );
        return $"{name} ({string.Join("; ", members)})";
    }

    /// <summary>What a figure is: its key, its time and, where it is another's, its committee.</summary>
    public string Of(FigureRef figure, Catalogue catalogue)
    {
        var whose = figure.Committee is { } committee ? $", {committee}" : "";
        return $"{Of(figure.Key, catalogue)} {Of(figure.Time)}{whose}";
    }

    public string Of(Labels labels) => In(labels.Vi, labels.En);

    /// <summary>A change with its sign: "+115", "−3".</summary>
    public string Write(Change change) => Of(change.Quantity, n => (n > 0 ? "+" : "") + Of(n));

    /// <summary>Whatever a message tells, as its language writes it.</summary>
    public string Write(object told, Catalogue catalogue) =>
        told switch
        {
            Phrase phrase => phrase.Write(this),
            Labels labels => Of(labels),
            FigureKey key => Of(key, catalogue),
            FigureRef figure => Of(figure, catalogue),
            FigureTime time => Of(time),
            Quantity quantity => Of(quantity),
            Change change => Write(change),
            ClaimValue value => value.Write(this),
            DateOnly day => Of(day),
            int count => Of(count),
            _ => told.ToString()!,
        };

    private string In(string vi, string en) => vietnamese ? vi : en;
}
