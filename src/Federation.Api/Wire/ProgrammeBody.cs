namespace Federation.Api.Wire;

/// <summary>A programme document.</summary>
public sealed record ProgrammeBody
{
    /// <summary>Its slug.</summary>
    public required string Code { get; init; }

    /// <summary>Its number as written.</summary>
    public required string WrittenAs { get; init; }

    /// <summary>Its date; null where not known.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Labels { get; init; }
}
