using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Api.Wire;

/// <summary>Writes the figure or the problem itself. Answers are written here, never read.</summary>
internal sealed class FigureOrProblemConverter : JsonConverter<FigureOrProblem>
{
    public override FigureOrProblem Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, FigureOrProblem value, JsonSerializerOptions options)
    {
        if (value.Problem is { } problem)
        {
            JsonSerializer.Serialize(writer, problem, TypeOf<Problem>(options));
        }
        else
        {
            writer.WriteRawValue(value.Figure.Span, skipInputValidation: true);
        }
    }

    private static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
