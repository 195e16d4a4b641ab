using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Engine.Ports;

/// <summary>What is to be held of one key from now on.</summary>
/// <param name="Key">The key; its breakdown is one that can be read from its text.</param>
/// <param name="Shown">
/// What the child shows of it, encoded; null where it shows it no more. Its bytes must not change until the save has
/// returned.
/// </param>
public sealed record HeldKeyChange(FigureKey Key, byte[]? Shown)
{
    internal void Check()
    {
        var breakdown = Key.Breakdown.ToString();
        if (
            !EntryBody.IsText(Key.Indicator, InputLimits.CodeLengthMax)
            || !EntryBody.IsText(breakdown, InputLimits.CodeLengthMax)
            || !Breakdown.TryParse(breakdown, out var again)
            || again != Key.Breakdown
        )
        {
            throw new ArgumentException($"Not a key that can be kept: '{Key}'");
        }
    }
}
