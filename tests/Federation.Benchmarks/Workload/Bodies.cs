using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Federation.Benchmarks.Workload;

/// <summary>What is said to the product over its interface: paths and bodies.</summary>
internal static class Bodies
{
    private const string Root = "/api/v1/committees";

    public static string Committees => Root;

    public static string ReportsPath(Nation nation, int unit) => $"{Root}/{nation.UnitId(unit)}/reports";

    public static string EventsPath(Nation nation, int unit) => $"{Root}/{nation.UnitId(unit)}/events";

    public static string FigurePath(Nation nation, Question question)
    {
        var breakdown = question.Key.Breakdown is { } part ? $"&breakdown={part}" : "";
        var time = question.Key.IsStock ? $"asOf={Day(question.To)}" : $"period={Period(question)}";
        var committee = Questions.CommitteeId(nation, question.Committee);
        return $"{Root}/{committee}/figures?indicator={question.Key.Indicator}{breakdown}&{time}";
    }

    public static byte[] Established(string id, string? parent, string level) =>
        Written(json =>
        {
            json.WriteString("id", id);
            if (parent is not null)
            {
                json.WriteString("parent", parent);
            }

            json.WriteString("level", level);
            json.WriteStartObject("names");
            json.WriteString("vi", id);
            json.WriteString("en", id);
            json.WriteEndObject();
        });

    public static byte[] Transferred(Nation nation, Transfer transfer) =>
        Written(json =>
        {
            json.WriteString("key", $"to-z{transfer.To:000}");
            json.WriteString("kind", "transferred");
            json.WriteString("effectiveFrom", Day(transfer.On));
            json.WriteString("parent", nation.ZoneId(transfer.To));
        });

    public static byte[] Reported(UnitReport report) =>
        Written(json =>
        {
            var quarter = report.Quarter;
            var last = Day(quarter.Last);
            var period = $"{Day(quarter.First)}/{last}";
            json.WriteString("key", quarter.Name);
            json.WriteNumber("revision", report.Revision);
            json.WriteString("asOf", last);
            json.WriteStartObject("source");
            json.WriteString("document", $"quarterly report {quarter.Name}");
            json.WriteEndObject();
            json.WriteStartArray("observations");
            foreach (var key in FigureKey.All)
            {
                json.WriteStartObject();
                json.WriteString("indicator", key.Indicator);
                if (key.Breakdown is { } part)
                {
                    json.WriteString("breakdown", part);
                }

                json.WriteString(key.IsStock ? "asOf" : "period", key.IsStock ? last : period);
                json.WriteNumber("value", report.Values[key.Index]);
                json.WriteString("scope", "own");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    public static byte[] Batch(Nation nation, IEnumerable<Question> questions) =>
        Written(json =>
        {
            json.WriteStartArray("items");
            foreach (var question in questions)
            {
                json.WriteStartObject();
                json.WriteString("committee", Questions.CommitteeId(nation, question.Committee));
                json.WriteString("indicator", question.Key.Indicator);
                if (question.Key.Breakdown is { } part)
                {
                    json.WriteString("breakdown", part);
                }

                json.WriteString(
                    question.Key.IsStock ? "asOf" : "period",
                    question.Key.IsStock ? Day(question.To) : Period(question)
                );
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static string Period(Question question) => $"{Day(question.From)}/{Day(question.To)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
