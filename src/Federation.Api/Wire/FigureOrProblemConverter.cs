using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Api.Wire;

/// <summary>Writes the figure or the problem itself. What has a figure's coverage is read as a figure.</summary>
internal sealed class FigureOrProblemConverter : JsonConverter<FigureOrProblem>
{
    public override FigureOrProblem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var item = JsonDocument.ParseValue(ref reader);
        return item.RootElement.TryGetProperty("coverage", out _)
            ? new() { Figure = item.RootElement.Deserialize(TypeOf<Figure>(options)) }
            : new() { Problem = item.RootElement.Deserialize(TypeOf<Problem>(options)) };
    }

    public override void Write(Utf8JsonWriter writer, FigureOrProblem value, JsonSerializerOptions options)
    {
        if (value.Figure is { } figure)
        {
            JsonSerializer.Serialize(writer, figure, TypeOf<Figure>(options));
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Problem!, TypeOf<Problem>(options));
        }
    }

    private static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
