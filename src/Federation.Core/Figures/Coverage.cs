namespace Federation.Core.Figures;

/// <summary>
/// How much of what was to be counted has been. Stocks count units, flows unit-days; the other pair is null.
/// </summary>
/// <param name="Reporting">Units with a value.</param>
/// <param name="Expected">Units active.</param>
/// <param name="DaysCovered">Unit-days tiled.</param>
/// <param name="Days">Unit-days on which units were active.</param>
/// <param name="Complete">Full coverage, and every computed committee on the way counts from below.</param>
public sealed record Coverage(long? Reporting, long? Expected, long? DaysCovered, long? Days, bool Complete)
{
    /// <summary>The share covered, from 0 to 1; 0 where nothing was expected.</summary>
    public decimal Share => Ratio(Reporting, Expected) ?? Ratio(DaysCovered, Days) ?? 0;

    private static decimal? Ratio(long? part, long? whole) => whole is > 0 ? (decimal)part!.Value / whole : null;
}
