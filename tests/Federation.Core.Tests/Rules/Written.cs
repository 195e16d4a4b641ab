using System.Globalization;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.Tests.Rules;

/// <summary>
/// How the tables of these tests write figures and claims: <c>party-members[sector:non-state] 2018-11-26 941</c>, with
/// <c>&gt;=19</c> at least, <c>&lt;19</c> nearly, <c>~19</c> about, <c>1..2</c> a range; then <c>own</c>,
/// <c>inferred</c>.
/// </summary>
internal static class Written
{
    public static Observation Observation(string text)
    {
        var words = text.Split(' ');
        return new(
            Key(words[0]),
            Time(words[1]),
            Quantity(words[2]),
            words.Contains("own") ? Scope.Own : Scope.Subtree,
            Inferred: words.Contains("inferred")
        );
    }

    /// <summary>
    /// <c>growth-factor 5.35: of / against</c>, <c>sum 68: of = part + part</c>, <c>achievement 96: of @ period</c>;
    /// a figure is <c>key time</c> or <c>key time committee</c>; no value is <c>-</c>.
    /// </summary>
    public static Claim Claim(string text)
    {
        var (head, body) = Cut(text, ": ");
        var (kind, value) = Cut(head, " ");
        (body, var target) = Cut(body, " @ ");
        (body, var parts) = Cut(body, " = ");
        (body, var against) = Cut(body, " / ");
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        return new(
            Enum.Parse<ClaimKind>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            Ref(body),
            against.Length == 0 ? null : Ref(against),
            parts.Length == 0 ? [] : [.. parts.Split(" + ").Select(Ref)],
            target.Length == 0 ? null : Time(target).Period,
            value == "-" ? null : Quantity(value),
            dot < 0 ? 0 : value.Length - dot - 1,
            "¶1"
        );
    }

    public static FigureRef Ref(string text)
    {
        var words = text.Split(' ');
        return new(words.Length > 2 ? CommitteeId.Parse(words[2]) : null, Key(words[0]), Time(words[1]));
    }

    public static FigureKey Key(string text)
    {
        var (indicator, breakdown) = Cut(text.TrimEnd(']'), "[");
        return Breakdown.TryParse(breakdown, out var read)
            ? new(indicator, read)
            : throw new FormatException($"No key: {text}");
    }

    public static FigureTime Time(string text) =>
        PeriodNames.TryDay(text, out var day) ? FigureTime.AsOf(day)
        : PeriodNames.TryParse(text, out var period) ? FigureTime.Over(period)
        : throw new FormatException($"No time: {text}");

    public static DateOnly Day(string text) => Time(text).Day;

    public static Quantity Quantity(string text)
    {
        var (low, high) = Cut(text, "..");
        return low[0] switch
        {
            '>' => Core.Quantities.Quantity.Of(Bound.AtLeast, Number(low[2..])),
            '<' => Core.Quantities.Quantity.Of(Bound.Nearly, Number(low[1..])),
            '~' => Core.Quantities.Quantity.Of(Bound.About, Number(low[1..])),
            _ when high.Length > 0 => Core.Quantities.Quantity.Of(Bound.Range, Number(low), Number(high)),
            _ => Core.Quantities.Quantity.Exact(Number(low)),
        };
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static (string Before, string After) Cut(string text, string at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + at.Length)..]);
    }
}
