namespace Federation.Api.Wire;

/// <summary>Says that a report is durable.</summary>
public sealed record ReceiptBody
{
    /// <summary>Whose report.</summary>
    public required string Committee { get; init; }

    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }

    /// <summary>Its place in the committee's journal; 0 for a dry run.</summary>
    public required long Sequence { get; init; }

    /// <summary>The chain hash there; empty for a dry run.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTime AcceptedAt { get; init; }

    /// <summary>Whether a higher revision stands already, or this one is withdrawn.</summary>
    public required bool Superseded { get; init; }

    /// <summary>What the rules say of its figures.</summary>
    public required IReadOnlyList<FindingBody> Findings { get; init; }
}
