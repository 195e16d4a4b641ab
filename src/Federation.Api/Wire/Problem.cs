using System.Text.Json.Serialization;

namespace Federation.Api.Wire;

/// <summary>An error as RFC 9457 has it, in the request's language.</summary>
public sealed record Problem
{
    /// <summary>A URI for the kind of problem: <c>urn:federation:problem:</c> and the code.</summary>
    public required string Type { get; init; }

    /// <summary>What kind of problem it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>A stable kebab-case code: programs may rely on it.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong with the input, one entry a fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemFault>? Faults { get; init; }

    /// <summary>The known codes nearest to one that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Nearest { get; init; }

    /// <summary>Of an unexpected error: its number in the log.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }
}
