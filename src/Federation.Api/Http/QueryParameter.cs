using System.Collections.Immutable;

namespace Federation.Api.Http;

/// <summary>
/// One parameter of a query: what the OpenAPI document says of it, and so what is known. See <see cref="Parameters"/>.
/// </summary>
internal sealed record QueryParameter(string Name, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>Of texts: their format, such as <c>date</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The codes that it may be; empty for any text.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>For whole numbers: from, to and the one meant where it is absent.</summary>
    public (int Min, int Max, int? Default)? Whole { get; init; }

    public bool IsFlag { get; init; }

    public QueryParameter Required() => this with { IsRequired = true };
}
