using Federation.Core.Indicators;

namespace Federation.Engine.Clustered.Wire;

/// <summary>
/// What is held of one key, or is to be, between nodes; nothing shown where it is to be held no more.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("federation.held-key")]
internal sealed record HeldKeySaid(
    [property: Id(0)] string Indicator,
    [property: Id(1)] string Breakdown,
    [property: Id(2)] byte[]? Shown
)
{
    public static HeldKeySaid Of(FigureKey key, byte[]? shown) => new(key.Indicator, key.Breakdown.ToString(), shown);

    public FigureKey ToKey() =>
        Core.Indicators.Breakdown.TryParse(Breakdown, out var breakdown)
            ? new(Indicator, breakdown)
            : throw new FormatException($"Not a breakdown: '{Breakdown}'");
}
