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
    /// <summary>Whether a key is one that comes back from its texts.</summary>
    internal static bool CanBeKept(FigureKey key)
    {
        var breakdown = key.Breakdown.ToString();
        return key.Indicator.Length > 0
            && EntryBody.IsText(key.Indicator, InputLimits.CodeLengthMax)
            && EntryBody.IsText(breakdown, InputLimits.CodeLengthMax)
            && Breakdown.TryParse(breakdown, out var again)
            && again == key.Breakdown;
    }

    internal void Check()
    {
        if (!CanBeKept(Key))
        {
            throw new ArgumentException($"Not a key that can be kept: '{Key}'");
        }
    }
}
