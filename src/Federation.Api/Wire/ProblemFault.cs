namespace Federation.Api.Wire;

/// <summary>One thing that is wrong with the input, and where.</summary>
public sealed record ProblemFault
{
    /// <summary>A stable kebab-case code.</summary>
    public required string Code { get; init; }

    /// <summary>The parameter, or the field's path in the body; null where the fault is not in one field.</summary>
    public required string? Field { get; init; }

    /// <summary>The line in the body, from 1; null where there is no body.</summary>
    public required int? Line { get; init; }

    /// <summary>The column in characters, from 1; null where there is no body.</summary>
    public required int? Column { get; init; }

    /// <summary>What is wrong and what to do, in the request's language.</summary>
    public required string Message { get; init; }
}
