using System.Collections.Immutable;
using Federation.Api.Wire;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Api.Problems;

/// <summary>Why a request is not answered, before it is said in one language.</summary>
internal sealed record Refusal(int Status, string Code, Labels Title, Labels Detail)
{
    public const string ContentType = "application/problem+json";

    public ImmutableArray<Fault> Faults { get; init; } = [];

    public ImmutableArray<string> Nearest { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    public string? TraceId { get; init; }

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
