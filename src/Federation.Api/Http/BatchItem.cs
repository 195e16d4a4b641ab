using System.Collections.Immutable;
using Federation.Core.Indicators;

namespace Federation.Api.Http;

/// <summary>One question of a batch as it was sent, with where its fields stand.</summary>
internal sealed class BatchItem(int index, int line, int column)
{
    private const int FaultsMax = 20;

    private readonly Dictionary<string, (string? Text, int Line, int Column)> fields = new(StringComparer.Ordinal);
    private readonly List<(string Field, (string, Labels) Fault)> faults = [];

    public static ImmutableArray<string> Names { get; } =
    ["committee", "indicator", "breakdown", "asOf", "period", "boundaries", "basis"];

    public string? Committee => TextOf("committee");

    public FigureTexts Texts =>
        new(
            TextOf("indicator"),
            TextOf("breakdown"),
            TextOf("asOf"),
            TextOf("period"),
            TextOf("boundaries"),
            TextOf("basis")
        );

    /// <summary>Notes a field; false where the item has it already.</summary>
    public bool TryAdd(string name, string? text, int atLine, int atColumn) =>
        fields.TryAdd(name, (text, atLine, atColumn));

    public void Fault(string field, (string, Labels) fault)
    {
        if (faults.Count < FaultsMax)
        {
            faults.Add((field, fault));
        }
    }

    public bool HasFaults => faults.Count > 0;

    public bool HasFaultAt(string field) => faults.Any(fault => fault.Field == field);

    /// <summary>The faults of its form, in a list that knows its places.</summary>
    public FaultList Faults()
    {
        var list = new FaultList(PlaceOf);
        foreach (var (field, fault) in faults)
        {
            list.Add(field, fault);
        }

        return list;
    }

    /// <summary>The question in one line: equal where it is the same.</summary>
    public override string ToString() => string.Join('\n', Names.Select(TextOf));

    private string? TextOf(string name) => fields.TryGetValue(name, out var field) ? field.Text : null;

    private (string Field, int Line, int Column) PlaceOf(string name)
    {
        var path = name.Length == 0 ? $"items[{index}]" : $"items[{index}].{name}";
        return fields.TryGetValue(name, out var field) ? (path, field.Line, field.Column) : (path, line, column);
    }
}
