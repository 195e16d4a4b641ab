using System.Collections.Immutable;

namespace Federation.Api.Http;

/// <summary>
/// One parameter of a query: what the OpenAPI document says of it, and so what is known. See <see cref="Parameters"/>.
/// </summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Description">What it means, as the OpenAPI document says it.</param>
public sealed record QueryParameter(string Name, string Description)
{
    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Of texts: their format, such as <c>date</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The codes that it may be; empty for any text.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>For whole numbers: from, to and the one meant where it is absent.</summary>
    public (int Min, int Max, int? Default)? Whole { get; init; }

    /// <summary>Whether it is <c>true</c> or <c>false</c>.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether it is a list, its entries separated by commas.</summary>
    public bool IsList { get; init; }

    /// <summary>The same one, where it has to be there.</summary>
    public QueryParameter Required() => this with { IsRequired = true };
}
