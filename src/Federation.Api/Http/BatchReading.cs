using System.Text.Json;
using System.Text.Unicode;
using Federation.Api.Problems;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Api.Http;

/// <summary>
/// Reads <c>{"items":[…]}</c>. What is wrong with its form refuses the whole; what is wrong with an item is noted
/// there.
/// </summary>
internal static class BatchReading
{
    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <exception cref="RefusalException">The body is no batch.</exception>
    public static IReadOnlyList<BatchItem> Read(ReadOnlyMemory<byte> body, int itemsMax)
    {
        var text = body.Span.StartsWith(Mark) ? body.Span[Mark.Length..] : body.Span;
        if (!Utf8.IsValid(text))
        {
            throw Refused(QueryMessages.JsonNotUtf8(), null, 1, 1);
        }

        var places = new TextPlaces(text);
        var reader = new Utf8JsonReader(text);
        try
        {
            var items = Items(ref reader, ref places, itemsMax);
            reader.Read();
            return items;
        }
        catch (JsonException malformed)
        {
            places.Advance((int)places.OffsetOf(malformed));
            throw Refused(QueryMessages.JsonMalformed(), null, places.Line, places.Column);
        }
    }

    private static List<BatchItem> Items(ref Utf8JsonReader reader, ref TextPlaces places, int itemsMax)
    {
        List<BatchItem>? items = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refused(QueryMessages.NotAnObject(), null, 1, 1);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            places.Advance((int)reader.TokenStartIndex);
            var name = TextOf(ref reader) ?? "";
            if (items is not null || name != "items")
            {
                throw Refused(QueryMessages.UnknownField(name, ["items"]), name, places.Line, places.Column);
            }

            items = Array(ref reader, ref places, itemsMax);
        }

        return items ?? throw Refused(QueryMessages.Missing("items"), "items", 1, 1);
    }

    private static List<BatchItem> Array(ref Utf8JsonReader reader, ref TextPlaces places, int itemsMax)
    {
        reader.Read();
        places.Advance((int)reader.TokenStartIndex);
        var (line, column) = (places.Line, places.Column);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Refused(QueryMessages.NotAList(), "items", line, column);
        }

        var items = new List<BatchItem>();
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (++count <= itemsMax)
            {
                items.Add(Item(ref reader, ref places, items.Count));
            }
            else
            {
                reader.Skip();
            }
        }

        return count switch
        {
            0 => throw Refused(QueryMessages.EmptyList(), "items", line, column),
            _ when count > itemsMax => throw Refused(QueryMessages.TooMany(count, itemsMax), "items", line, column),
            _ => items,
        };
    }

    private static BatchItem Item(ref Utf8JsonReader reader, ref TextPlaces places, int index)
    {
        places.Advance((int)reader.TokenStartIndex);
        var item = new BatchItem(index, places.Line, places.Column);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            item.Fault("", QueryMessages.NotAnObject());
            reader.Skip();
            return item;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            places.Advance((int)reader.TokenStartIndex);
            var name = TextOf(ref reader) ?? "";
            var (line, column) = (places.Line, places.Column);
            reader.Read();
            places.Advance((int)reader.TokenStartIndex);
            var isKnown = BatchItem.Names.Contains(name);
            (line, column) = isKnown ? (places.Line, places.Column) : (line, column);
            var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
            var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
            (string, Labels)? fault =
                !item.TryAdd(name, text, line, column) ? QueryMessages.DuplicateField(name)
                : !isKnown ? QueryMessages.UnknownField(name, BatchItem.Names)
                : isText && (text is null) == (reader.TokenType == JsonTokenType.Null) ? null
                : QueryMessages.NotAText();
            if (fault is { } found)
            {
                item.Fault(name, found);
            }

            reader.Skip();
        }

        return item;
    }

    /// <summary>A text; null where it holds half a surrogate pair.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static RefusalException Refused((string Code, Labels Message) fault, string? field, int line, int column) =>
        new(Refusals.InvalidBody([new Fault(fault.Code, field, line, column, fault.Message)]));
}
