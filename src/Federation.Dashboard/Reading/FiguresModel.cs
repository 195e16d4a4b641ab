using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>A table of figures, and what it was asked for.</summary>
public sealed record FiguresModel
{
    /// <summary>What was asked, with what was meant where the address says nothing.</summary>
    public required AskedFigures Asked { get; init; }

    /// <summary>The same as a question for a table.</summary>
    public required TableQuestion Question { get; init; }

    /// <summary>The answer.</summary>
    public required Table Table { get; init; }

    /// <summary>The dimensions that all of the columns have.</summary>
    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>The period of the columns that are counted over one; null by year, and where none is.</summary>
    public required Period? Period { get; init; }

    /// <summary>Whether rows count some things twice, or their sum means nothing.</summary>
    public required bool RowsOverlap { get; init; }

    /// <summary>The same table as the interface gives it, without its form.</summary>
    public required string Address { get; init; }

    /// <summary>Whether a part of it is not up to date.</summary>
    public bool Stale => Table.Total.Concat(Table.Rows.SelectMany(row => row.Cells)).Any(figure => figure.Stale);
}
