using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Dashboard.Reading;

/// <summary>What a committee stated last of a figure.</summary>
/// <param name="Quantity">How much.</param>
/// <param name="Time">When.</param>
/// <param name="Report">The report's key.</param>
/// <param name="Source">The document's title or code.</param>
public sealed record LastFigure(Quantity Quantity, FigureTime Time, string Report, string? Source);
