namespace Federation.Api.Wire;

/// <summary>The catalogue in force.</summary>
public sealed record CatalogueBody
{
    /// <summary>The indicators.</summary>
    public required IReadOnlyList<IndicatorBody> Indicators { get; init; }

    /// <summary>The dimensions with their members.</summary>
    public required IReadOnlyList<DimensionBody> Dimensions { get; init; }

    /// <summary>The units of measure.</summary>
    public required IReadOnlyList<CodeBody> Units { get; init; }

    /// <summary>The levels of committee, from the nation down.</summary>
    public required IReadOnlyList<CodeBody> Levels { get; init; }

    /// <summary>The programme documents that reports may answer to.</summary>
    public required IReadOnlyList<ProgrammeBody> Programmes { get; init; }

    /// <summary>The reporting plans.</summary>
    public required IReadOnlyList<PlanBody> Plans { get; init; }
}
