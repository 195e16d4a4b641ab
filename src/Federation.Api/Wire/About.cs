namespace Federation.Api.Wire;

/// <summary>What is answering.</summary>
public sealed record About
{
    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The engine: <c>embedded</c> or <c>orleans</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The only instance hosted here; null where there are several or none.</summary>
    public required string? Instance { get; init; }

    /// <summary>The instances hosted here, in ordinal order.</summary>
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>The nodes of this installation.</summary>
    public required IReadOnlyList<AboutNode> Nodes { get; init; }

    /// <summary>Today in Asia/Ho_Chi_Minh, by this installation's clock.</summary>
    public required DateOnly Today { get; init; }
}
