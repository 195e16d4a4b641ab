namespace Federation.Api.Documents;

/// <summary>Rows and columns: cells are texts, numbers, days, yes or no, or null for an empty one.</summary>
internal sealed record Sheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows);
