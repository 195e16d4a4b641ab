using System.Text.Json;

namespace Federation.Core.Input;

/// <summary>Reads for which instances an installation is to be enrolled.</summary>
public static class InstancesReader
{
    private const int CountMax = 1000;

    /// <summary>Reads <c>{"instances": ["code", …]}</c>.</summary>
    /// <param name="json">The body, UTF-8.</param>
    public static Checked<string[]> Read(ReadOnlyMemory<byte> json)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var fields = Fields.Open(faults, PlacedJson.Parse(text, faults), "instances");
        return faults.Check(Codes(faults, fields?.Need("instances")));
    }

    private static string[]? Codes(Faults faults, PlacedValue? value)
    {
        if (value is null || !faults.Is(value, JsonValueKind.Array))
        {
            return null;
        }

        if (value.Children.Length == 0)
        {
            faults.Add(value, InputMessages.EmptyList("mã đơn vị", "instance"));
        }
        else if (value.Children.Length > CountMax)
        {
            faults.Add(value, InputMessages.TooMany(value.Children.Length, CountMax));
        }

        return [.. value.Children.Select(one => faults.Slug(one)).OfType<string>()];
    }
}
