using Federation.Core.Committees;

namespace Federation.Dashboard.Reading;

/// <summary>What the page on which an event of the tree is recorded shows.</summary>
public sealed record RecordModel
{
    /// <summary>What happens; null where it has not been chosen yet.</summary>
    public required EventKind? Kind { get; init; }

    /// <summary>What was typed, by the name of the field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>The indicators that were ticked.</summary>
    public IReadOnlySet<string> Ticked { get; init; } = new HashSet<string>();

    /// <summary>The levels that the event may lead to.</summary>
    public required IReadOnlyList<Choice> Levels { get; init; }

    /// <summary>The committees that a typed name may mean, where it may mean several.</summary>
    public IReadOnlyList<Choice> Meant { get; init; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<SubmitFault> Faults { get; init; } = [];

    /// <summary>What it will do; null where that has not been checked, or where something is wrong.</summary>
    public RecordPreview? Preview { get; init; }

    /// <summary>Names the content that was checked and may be recorded; null where it may not.</summary>
    public string? Checked { get; init; }

    /// <summary>What was typed into a field.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field.</summary>
    public SubmitFault? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Field == field);
}
