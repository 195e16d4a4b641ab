using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>
/// The pieces of what is stored: JSON in one canonical form, so that equal things have equal bytes. Fields have a
/// fixed order, what is absent or the default is left out, numbers and letters stand as they are.
/// </summary>
internal static class Written
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="write">Writes it.</param>
    /// <param name="sizeExpected">About how many bytes it will have: less has to grow.</param>
    public static byte[] Bytes(Action<Utf8JsonWriter> write, int sizeExpected = 1024)
    {
        var buffer = new ArrayBufferWriter<byte>(sizeExpected);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Optional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void Optional(this Utf8JsonWriter writer, string name, DateOnly? value) =>
        writer.Optional(name, value is { } day ? Day(day) : null);

    public static void Code<T>(this Utf8JsonWriter writer, string name, T value)
        where T : struct, Enum => writer.WriteString(name, EnumCodes<T>.Of(value));

    /// <summary>A value of an enumeration, unless it is the first.</summary>
    public static void CodeUnlessDefault<T>(this Utf8JsonWriter writer, string name, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
        {
            writer.Code(name, value);
        }
    }

    public static void FlagIfTrue(this Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }

    public static void List<T>(
        this Utf8JsonWriter writer,
        string name,
        IReadOnlyCollection<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    public static void ListUnlessEmpty<T>(
        this Utf8JsonWriter writer,
        string name,
        IReadOnlyCollection<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (items.Count > 0)
        {
            writer.List(name, items, write);
        }
    }

    public static void Key(this Utf8JsonWriter writer, FigureKey key)
    {
        writer.WriteString("indicator", key.Indicator);
        writer.Optional("breakdown", key.Breakdown.IsTotal ? null : key.Breakdown.ToString());
    }

    public static void Time(this Utf8JsonWriter writer, FigureTime time) =>
        writer.WriteString(time.IsDate ? "asOf" : "period", time.ToString());

    public static void Quantity(this Utf8JsonWriter writer, Quantity quantity)
    {
        var isRange = quantity.Bound == Bound.Range;
        writer.WriteNumber("value", quantity.Low);
        if (isRange)
        {
            writer.WriteNumber("upper", quantity.High);
        }

        writer.CodeUnlessDefault("bound", quantity.Bound);
        writer.FlagIfTrue("mayBeMore", isRange && quantity.MayBeMore);
        writer.FlagIfTrue("mayBeLess", isRange && quantity.MayBeLess);
    }

    public static void Figure(this Utf8JsonWriter writer, FigureRef figure)
    {
        writer.Optional("committee", figure.Committee?.ToString());
        writer.Key(figure.Key);
        writer.Time(figure.Time);
    }

    public static void Target(this Utf8JsonWriter writer, Target target)
    {
        writer.WriteStartObject();
        writer.Key(target.Key);
        writer.WriteString("period", target.Period.ToString());
        writer.Quantity(target.Quantity);
        writer.Optional("setBy", target.SetBy);
        if (target.PercentOf is { } percentOf)
        {
            writer.WriteStartObject("percentOf");
            writer.Figure(percentOf);
            writer.FlagIfTrue("target", target.OfTarget);
            writer.WriteEndObject();
        }

        writer.Optional("locator", target.Locator);
        writer.WriteEndObject();
    }
}
