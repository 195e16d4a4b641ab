using System.Text.Json;

namespace Federation.Core.Input;

/// <summary>
/// The fields of one JSON object, of which only known ones may be there. A field that is null is absent.
/// </summary>
internal sealed class Fields
{
    private readonly Faults faults;

    private Fields(PlacedValue value, Faults faults)
    {
        Value = value;
        this.faults = faults;
    }

    /// <summary>The object itself.</summary>
    public PlacedValue Value { get; }

    /// <summary>Opens an object; null where there is none, with a fault if there is something else.</summary>
    public static Fields? Open(Faults faults, PlacedValue? value, params ReadOnlySpan<string> known)
    {
        if (value is null || !faults.Is(value, JsonValueKind.Object))
        {
            return null;
        }

        foreach (var field in value.Children)
        {
            if (!known.Contains(field.Name) && !faults.IsFull)
            {
                faults.AddAtName(field, InputMessages.UnknownField(field.Name, known));
            }
        }

        return new(value, faults);
    }

    /// <summary>A field that may be absent.</summary>
    public PlacedValue? Find(string name) => Value.Find(name) is { Kind: not JsonValueKind.Null } field ? field : null;

    /// <summary>A field that has to be there; a fault and null where it is not.</summary>
    public PlacedValue? Need(string name) => Find(name) ?? Missing(name, InputMessages.MissingField(name));

    /// <summary>A field that has to be there, for a reason that the fault says.</summary>
    public PlacedValue? Need(string name, FaultText missing) => Find(name) ?? Missing(name, missing);

    private PlacedValue? Missing(string name, FaultText missing)
    {
        faults.Add(Value.Start, Value.Path is { } path ? $"{path}.{name}" : name, missing);
        return null;
    }
}
