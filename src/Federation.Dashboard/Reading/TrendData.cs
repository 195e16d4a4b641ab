using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>A series as scripts chart it: with every text ready, so that they write no number.</summary>
internal static partial class TrendData
{
    public static string Of(TrendPanel panel, Writing write)
    {
        var hasBars = panel.Indicator.TakesPeriod;
        var chart = new Chart(
            hasBars,
            write.Title(panel.Indicator.Labels),
            [
                .. panel.Points.Select(point => new Point(
                    TrendDrawing.StepText(point.Step),
                    (double?)point.Figure.Value,
                    (double?)point.Figure.Upper,
                    point.State == PointState.None ? write.Value(point.Figure) : TextOf(point, write),
                    write.Capital(write.Period(point.Step)),
                    point.State
                )),
            ],
            [
                .. panel
                    .Breaks.Where(one => one.IsDrawn)
                    .GroupBy(one => one.On)
                    .Select(day => new Break(
                        TrendDrawing.PlaceOf(day.Key, panel.Points, hasBars),
                        string.Join('\n', day.Select(one => one.Text).Prepend(write.Day(day.Key)))
                    )),
            ],
            write.Language.Culture.Name
        );
        return JsonSerializer.Serialize(chart, Json.Written.Chart);
    }

    /// <summary>The value with its bound, and the day that it rests on.</summary>
    private static string TextOf(TrendPoint point, Writing write)
    {
        var value = write.Value(point.Figure);
        var form = point.State == PointState.Carried ? Strings.TrendsCarried : Strings.ObservedOn;
        return point.Figure.ObservedOn is { } on ? $"{value}\n{write.Fill(form, write.Day(on))}" : value;
    }

    internal sealed record Chart(
        bool Bars,
        string Title,
        IReadOnlyList<Point> Points,
        IReadOnlyList<Break> Breaks,
        string Culture
    );

    internal sealed record Point(string Step, double? Value, double? Upper, string Text, string Name, PointState State);

    internal sealed record Break(double At, string Text);

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Chart))]
    internal sealed partial class Json : JsonSerializerContext
    {
        /// <summary>With Vietnamese letters as they are.</summary>
        public static Json Written { get; } =
            new(
                new JsonSerializerOptions
                {
                    PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                    Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
                }
            );
    }
}
