using System.Collections.Immutable;
using Federation.Api.Wire;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Api.Problems;

/// <summary>Why a request is not answered, before it is said in one language.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code of the problem.</param>
/// <param name="Title">What kind of problem.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
public sealed record Refusal(int Status, string Code, Labels Title, Labels Detail)
{
    /// <summary>The media type of a problem document.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Each thing that is wrong with what was sent.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>The nearest known codes to one that is not.</summary>
    public ImmutableArray<string> Nearest { get; init; } = [];

    /// <summary>After which time to ask again; null where that would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the program's log calls the failed request.</summary>
    public string? TraceId { get; init; }

    /// <summary>The problem document.</summary>
    public Problem In(string language) =>
        new()
        {
            Type = "urn:federation:problem:" + Code,
            Title = Title.In(language),
            Status = Status,
            Detail = Detail.In(language),
            Code = Code,
            Faults = Faults.IsEmpty ? null : [.. Faults.Select(fault => In(fault, language))],
            Nearest = Nearest.IsEmpty ? null : Nearest,
            TraceId = TraceId,
        };

    private static ProblemFault In(Fault fault, string language) =>
        new()
        {
            Code = fault.Code,
            Field = fault.Field,
            Line = fault.Line,
            Column = fault.Column,
            Message = fault.Message.In(language),
        };
}
