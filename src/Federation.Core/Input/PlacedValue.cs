using System.Globalization;
using System.Text.Json;

namespace Federation.Core.Input;

/// <summary>A JSON value that knows where it stands in its text.</summary>
internal sealed class PlacedValue(PlacedValue? parent, string? name, int index, int nameStart, int start)
{
    /// <summary>What it is.</summary>
    public JsonValueKind Kind { get; init; }

    /// <summary>Its first byte in the text.</summary>
    public int Start { get; } = start;

    /// <summary>The first byte of its name; of itself where it has none.</summary>
    public int NameStart { get; } = nameStart;

    /// <summary>Its name within an object, null elsewhere.</summary>
    public string? Name { get; } = name;

    /// <summary>A text's characters, unescaped.</summary>
    public string? Text { get; init; }

    /// <summary>A number, exactly as written.</summary>
    public decimal Number { get; init; }

    /// <summary>How many decimals a number was written with: 2 for 93.90.</summary>
    public int Decimals { get; init; }

    /// <summary>An object's fields or an array's items, in the order of the text.</summary>
    public PlacedValue[] Children { get; set; } = [];

    /// <summary>Whether a fault has already been found in it, so that readers need not add another.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The way to it from the root, <c>observations[2].value</c>; null for the root.</summary>
    public string? Path =>
        parent is null ? null
        : Name is null ? string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{index}]")
        : parent.Path is { } outer ? $"{outer}.{Name}"
        : Name;

    /// <summary>The field with a name, null where there is none.</summary>
    public PlacedValue? Find(string field)
    {
        foreach (var child in Children)
        {
            if (child.Name == field)
            {
                return child;
            }
        }

        return null;
    }
}
