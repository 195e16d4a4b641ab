namespace Federation.Api.Composition;

/// <summary>How the rows of a table are ordered.</summary>
/// <param name="Column">The indicator, or <see cref="Label"/>.</param>
/// <param name="IsDescending">Whether the greatest comes first. Rows without a value are last either way.</param>
public sealed record TableOrder(string Column, bool IsDescending)
{
    /// <summary>What stands for what rows are called.</summary>
    public const string Label = "label";

    private const char Descending = '-';

    /// <summary>Reads <c>column</c> or <c>-column</c>.</summary>
    public static TableOrder Parse(string text) => new(text.TrimStart(Descending), text.StartsWith(Descending));

    /// <summary>The order as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => IsDescending ? Descending + Column : Column;
}
