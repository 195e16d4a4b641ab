using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Federation.Core.Input;

/// <summary>
/// Reads a JSON text into values that know where they stand. Strict: UTF-8, no comments, no trailing commas, no field
/// twice, limited depth and size, numbers exactly as written.
/// </summary>
internal static class PlacedJson
{
    private const int FewFields = 16;

    private static readonly JsonReaderOptions Strict = new()
    {
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
        MaxDepth = InputLimits.DepthMax + 1,
    };

    /// <summary>The text without the byte order mark that some editors put first.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json;

    /// <summary>
    /// The root value; null where the text is no JSON at all, with a fault that says where it ends being so.
    /// </summary>
    public static PlacedValue? Parse(ReadOnlyMemory<byte> json, Faults faults)
    {
        var text = json.Span;
        if (!Utf8.IsValid(text))
        {
            faults.Add(FirstInvalid(text), null, InputMessages.JsonNotUtf8());
            return null;
        }

        var reader = new Utf8JsonReader(text, Strict);
        var parser = new Parser(faults);
        try
        {
            reader.Read();
            var root = parser.Value(ref reader, null, null, 0, (int)reader.TokenStartIndex);
            if (root is not null)
            {
                reader.Read();
            }

            return root;
        }
        catch (JsonException malformed)
        {
            faults.Add(OffsetOf(malformed, text), null, InputMessages.JsonMalformed());
            return null;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }

    private static int OffsetOf(JsonException malformed, ReadOnlySpan<byte> text)
    {
        var offset = 0;
        for (var line = 0; line < malformed.LineNumber; line++)
        {
            offset += text[offset..].IndexOf((byte)'\n') + 1;
        }

        return offset + (int)(malformed.BytePositionInLine ?? 0);
    }

    private sealed class Parser(Faults faults)
    {
        private const int PoolSize = 251;
        private const int PooledLengthMax = 40;

        /// <summary>Short texts seen before: names and codes come again in every observation.</summary>
        private readonly string?[] pool = new string?[PoolSize];
        private int count;

        /// <summary>The value at the reader; null after a fault that ends the reading.</summary>
        public PlacedValue? Value(
            ref Utf8JsonReader reader,
            PlacedValue? parent,
            string? name,
            int index,
            int nameStart
        )
        {
            var start = (int)reader.TokenStartIndex;
            if (++count > InputLimits.ValuesMax)
            {
                faults.Add(start, null, InputMessages.JsonTooManyValues());
                return null;
            }

            var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (opens && reader.CurrentDepth >= InputLimits.DepthMax)
            {
                faults.Add(start, null, InputMessages.JsonTooDeep());
                return null;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    var container = new PlacedValue(parent, name, index, nameStart, start)
                    {
                        Kind = JsonValueKind.Object,
                    };
                    return Fields(ref reader, container) ? container : null;
                case JsonTokenType.StartArray:
                    var array = new PlacedValue(parent, name, index, nameStart, start) { Kind = JsonValueKind.Array };
                    return Items(ref reader, array) ? array : null;
                case JsonTokenType.String:
                    return Text(ref reader, parent, name, index, nameStart);
                case JsonTokenType.Number:
                    return Number(ref reader, parent, name, index, nameStart);
                default:
                    return new(parent, name, index, nameStart, start)
                    {
                        Kind = reader.TokenType switch
                        {
                            JsonTokenType.True => JsonValueKind.True,
                            JsonTokenType.False => JsonValueKind.False,
                            _ => JsonValueKind.Null,
                        },
                    };
            }
        }

        private bool Fields(ref Utf8JsonReader reader, PlacedValue container)
        {
            var fields = new List<PlacedValue>();
            HashSet<string>? names = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var nameStart = (int)reader.TokenStartIndex;
                var name = TryText(ref reader);
                reader.Read();
                var field = Value(ref reader, container, name ?? "", 0, nameStart);
                if (field is null)
                {
                    return false;
                }

                if (name is null)
                {
                    faults.AddAtName(field, InputMessages.TextNotClean());
                    continue;
                }

                if (fields.Count == FewFields)
                {
                    names ??= [.. fields.Select(known => known.Name!)];
                }

                if (names is null ? Has(fields, name) : !names.Add(name))
                {
                    faults.AddAtName(field, InputMessages.DuplicateField(name));
                    continue;
                }

                fields.Add(field);
            }

            container.Children = [.. fields];
            return true;
        }

        private static bool Has(List<PlacedValue> fields, string name)
        {
            foreach (var field in fields)
            {
                if (field.Name == name)
                {
                    return true;
                }
            }

            return false;
        }

        private bool Items(ref Utf8JsonReader reader, PlacedValue array)
        {
            var items = new List<PlacedValue>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var item = Value(ref reader, array, null, items.Count, (int)reader.TokenStartIndex);
                if (item is null)
                {
                    return false;
                }

                items.Add(item);
            }

            array.Children = [.. items];
            return true;
        }

        private PlacedValue Text(ref Utf8JsonReader reader, PlacedValue? parent, string? name, int index, int nameStart)
        {
            var text = TryText(ref reader);
            var value = new PlacedValue(parent, name, index, nameStart, (int)reader.TokenStartIndex)
            {
                Kind = JsonValueKind.String,
                Text = text,
                IsBroken = text is null,
            };
            if (value.IsBroken)
            {
                faults.Add(value, InputMessages.TextNotClean());
            }

            return value;
        }

        private PlacedValue Number(
            ref Utf8JsonReader reader,
            PlacedValue? parent,
            string? name,
            int index,
            int nameStart
        )
        {
            var fits = ExactNumber.TryParse(reader.ValueSpan, out var number, out var decimals);
            var value = new PlacedValue(parent, name, index, nameStart, (int)reader.TokenStartIndex)
            {
                Kind = JsonValueKind.Number,
                Number = number,
                Decimals = decimals,
                IsBroken = !fits,
            };
            if (!fits)
            {
                faults.Add(value, InputMessages.NumberTooLong());
            }

            return value;
        }

        /// <summary>
        /// A text or a name, unescaped; null where it has control characters or half a surrogate pair.
        /// </summary>
        private string? TryText(ref Utf8JsonReader reader)
        {
            var isPlain = !reader.ValueIsEscaped && reader.ValueSpan.Length is > 0 and <= PooledLengthMax;
            ref var pooled = ref pool[isPlain ? Slot(reader.ValueSpan) : 0];
            if (isPlain && pooled is not null && Ascii.Equals(reader.ValueSpan, pooled))
            {
                return pooled;
            }

            var text = Unescaped(ref reader);
            if (isPlain && text is not null)
            {
                pooled = text;
            }

            return text;
        }

        private static int Slot(ReadOnlySpan<byte> text) =>
            (text.Length + (3 * text[0]) + (7 * text[^1]) + (13 * text[text.Length / 2])) % PoolSize;

        private static string? Unescaped(ref Utf8JsonReader reader)
        {
            try
            {
                var text = reader.GetString()!;
                var controls =
                    text.AsSpan().ContainsAnyInRange('\u0000', '\u001F')
                    || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F');
                return controls ? null : text;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
