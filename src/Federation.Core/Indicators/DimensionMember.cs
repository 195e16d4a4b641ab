namespace Federation.Core.Indicators;

/// <summary>One member of a dimension.</summary>
/// <param name="Code">Kebab-case code; <c>non-state.fdi</c> lies within <c>non-state</c>.</param>
/// <param name="Labels">What it is called.</param>
public sealed record DimensionMember(string Code, Labels Labels)
{
    /// <summary>The code of the member that this one lies within, null at the top.</summary>
    public static string? ParentOf(string code) => code.LastIndexOf('.') is var dot and > 0 ? code[..dot] : null;
}
