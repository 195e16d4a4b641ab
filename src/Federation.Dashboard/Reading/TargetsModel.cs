using Federation.Api.Wire;

namespace Federation.Dashboard.Reading;

/// <summary>The targets of a committee, and the form with which more are set.</summary>
public sealed record TargetsModel
{
    /// <summary>Those there are, the latest period first.</summary>
    public required IReadOnlyList<TargetLine> Targets { get; init; }

    /// <summary>The form with what was typed and what is wrong with it.</summary>
    public required SubmitForm Form { get; init; }

    /// <summary>What would be set, in words; empty where nothing has been checked.</summary>
    public IReadOnlyList<string> Preview { get; init; } = [];

    /// <summary>Whether some have just been set.</summary>
    public bool IsDone { get; init; }
}
