namespace Federation.Core.Indicators;

/// <summary>What a thing is called in the two languages of the product.</summary>
/// <param name="Vi">In Vietnamese.</param>
/// <param name="En">In English.</param>
public sealed record Labels(string Vi, string En)
{
    /// <summary>The label in a language: Vietnamese unless <paramref name="language"/> starts with "en".</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Vi;
}
