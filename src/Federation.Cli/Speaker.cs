using Federation.Core.Indicators;

namespace Federation.Cli;

/// <summary>Writes in one of the two languages.</summary>
/// <param name="To">Where to.</param>
/// <param name="Language">English where it begins with "en"; else Vietnamese.</param>
internal sealed record Speaker(TextWriter To, string Language)
{
    public void Say(Labels text) => To.WriteLine(text.In(Language));
}
