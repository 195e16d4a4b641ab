using System.Text;
using System.Text.Json;

namespace Federation.Fuzzing.Bodies;

/// <summary>
/// A JSON text as it is written, so that it can also be written wrongly: fields in any order and twice, and scalars
/// that are none.
/// </summary>
internal sealed class Piece
{
    /// <summary>The name's characters as they stand between its quotes; null for an item and the root.</summary>
    public string? Name { get; set; }

    /// <summary>A scalar as written; null for an object or array.</summary>
    public string? Scalar { get; set; }

    public bool IsObject { get; set; }

    public List<Piece> Parts { get; private init; } = [];

    public bool IsArray => Scalar is null && !IsObject;

    public bool IsText => Scalar is ['"', ..];

    public static Piece Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement, null);
    }

    public static Piece ScalarOf(string? name, string scalar) => new() { Name = name, Scalar = scalar };

    /// <summary>A text, escaped as JSON wants it.</summary>
    public static Piece TextOf(string? name, string text) => ScalarOf(name, Quoted(text));

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    public Piece Copy() =>
        new()
        {
            Name = Name,
            Scalar = Scalar,
            IsObject = IsObject,
            Parts = [.. Parts.Select(part => part.Copy())],
        };

    /// <summary>The field with a name, null where there is none.</summary>
    public Piece? Find(string name) => Parts.Find(part => part.Name == name);

    /// <summary>Puts a field in place of the first of its name, or behind the others.</summary>
    public void Set(Piece field)
    {
        var at = Parts.FindIndex(part => part.Name == field.Name);
        if (at < 0)
        {
            Parts.Add(field);
        }
        else
        {
            Parts[at] = field;
        }
    }

    /// <summary>Stands from now on for something else, under the same name.</summary>
    public void Become(Piece other)
    {
        (Scalar, IsObject) = (other.Scalar, other.IsObject);
        var parts = other.Parts.ConvertAll(part => part.Copy());
        Parts.Clear();
        Parts.AddRange(parts);
    }

    /// <summary>How many pieces it is written as, itself included.</summary>
    public long Weight => 1 + Parts.Sum(part => part.Weight);

    /// <summary>Itself and everything within, in the order of the text.</summary>
    public IEnumerable<Piece> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private static Piece Of(JsonElement element, string? name) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new()
            {
                Name = name,
                IsObject = true,
                Parts = [.. element.EnumerateObject().Select(field => Of(field.Value, field.Name))],
            },
            JsonValueKind.Array => new()
            {
                Name = name,
                Parts = [.. element.EnumerateArray().Select(i => Of(i, null))],
            },
            _ => ScalarOf(name, element.GetRawText()),
        };

    private void Write(StringBuilder text)
    {
        if (Name is not null)
        {
            text.Append('"').Append(Name).Append("\":");
        }

        if (Scalar is not null)
        {
            text.Append(Scalar);
            return;
        }

        text.Append(IsObject ? '{' : '[');
        for (var i = 0; i < Parts.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Parts[i].Write(text);
        }

        text.Append(IsObject ? '}' : ']');
    }
}
