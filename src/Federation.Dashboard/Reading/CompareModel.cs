using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>Committees beside each other by one indicator.</summary>
public sealed record CompareModel
{
    /// <summary>What was asked, with what was meant where the address says nothing.</summary>
    public required AskedFigures Asked { get; init; }

    /// <summary>What is compared.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>The period, of what is counted over one.</summary>
    public required Period? Period { get; init; }

    /// <summary>Whether committees were chosen, or are compared in place of children that there are none of.</summary>
    public required CompareOf Of { get; init; }

    /// <summary>Those with a figure by rank, then the others by name.</summary>
    public required IReadOnlyList<CompareRow> Rows { get; init; }

    /// <summary>The committee's own figure, where its children are compared.</summary>
    public required CompareRow? Whole { get; init; }

    /// <summary>The years of the first of them.</summary>
    public required IReadOnlyList<CompareSeries> Series { get; init; }

    /// <summary>The map; null where the rows are no provinces.</summary>
    public required TileLayout? Map { get; init; }

    /// <summary>Committees that can be chosen.</summary>
    public required IReadOnlyList<CompareRow> Options { get; init; }

    /// <summary>Those that were chosen.</summary>
    public required IReadOnlyList<CommitteeId> With { get; init; }

    /// <summary>Those with a figure.</summary>
    public IReadOnlyList<CompareRow> Known => [.. Rows.Where(row => row.IsKnown)];

    /// <summary>Those without.</summary>
    public IReadOnlyList<CompareRow> Silent => [.. Rows.Where(row => !row.IsKnown)];
}
