using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Core.Time;

namespace Federation.Api.Wire;

/// <summary>Writes a name as a text and a range as <c>{"from","to"}</c>.</summary>
internal sealed class SubmittedPrecisionConverter : JsonConverter<SubmittedPrecision>
{
    public override SubmittedPrecision Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new() { Name = reader.GetString() };
        }

        using var range = JsonDocument.ParseValue(ref reader);
        return new() { From = Day(range.RootElement, "from"), To = Day(range.RootElement, "to") };
    }

    public override void Write(Utf8JsonWriter writer, SubmittedPrecision value, JsonSerializerOptions options)
    {
        if (value.Name is { } name)
        {
            writer.WriteStringValue(name);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("from", value.From?.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("to", value.To?.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static DateOnly Day(JsonElement range, string name) =>
        range.ValueKind == JsonValueKind.Object
        && range.TryGetProperty(name, out var text)
        && PeriodNames.TryDay(text.GetString() ?? "", out var day)
            ? day
            : throw new JsonException($"A precision is day, month, year or a range of two days; no day at '{name}'");
}
