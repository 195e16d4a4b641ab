using System.Globalization;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Api.Composition;

/// <summary>What a table is asked for.</summary>
public sealed record TableQuestion
{
    /// <summary>The code of a table whose rows are the children.</summary>
    public const string ByChild = "child";

    /// <summary>The code of a table whose rows are years.</summary>
    public const string ByYear = "year";

    /// <summary>The most columns.</summary>
    public const int ColumnsMax = 50;

    /// <summary>Whose.</summary>
    public required CommitteeId Committee { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Which part of each.</summary>
    public required Breakdown Breakdown { get; init; }

    /// <summary>What the rows are: <see cref="ByChild"/>, <see cref="ByYear"/>, or a dimension's code.</summary>
    public required string By { get; init; }

    /// <summary>The day of what is true at one; null where no column is, and by year.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The period of what is counted over one; null where no column is, and by year.</summary>
    public Period? Period { get; init; }

    /// <summary>The whole years of a table by year; null for any other.</summary>
    public Period? Years { get; init; }

    /// <summary>Which of the committees' figures.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The day whose tree is meant; null for the tree as it was then.</summary>
    public DateOnly? BoundariesAt { get; init; }

    /// <summary>How the rows are ordered; null as the tree, the catalogue and the years are.</summary>
    public TableOrder? Order { get; init; }

    /// <summary>The time of a column outside a table by year; of one by year, all of its days.</summary>
    public FigureTime TimeOf(Indicator indicator) =>
        indicator.TakesPeriod ? FigureTime.Over(Period ?? Years!.Value) : FigureTime.AsOf(AsOf ?? Years!.Value.To);

    /// <summary>The day whose children are the rows: as the tree is now where that is what is asked.</summary>
    public DateOnly ChildrenOn => BoundariesAt ?? Indicators.Max(indicator => TimeOf(indicator).Day);

    /// <summary>Names the table: a cursor of one is not taken by another.</summary>
    public string Listing =>
        string.Join(
            '|',
            "table",
            Committee,
            string.Join(',', Indicators.Select(indicator => indicator.Code)),
            Breakdown,
            By,
            AsOf?.ToString("O", CultureInfo.InvariantCulture),
            Period,
            Basis,
            BoundariesAt is null ? Boundaries.Then : Boundaries.Now,
            Order
        );

    internal Question QuestionOf(Indicator indicator, Breakdown breakdown, FigureTime time) =>
        new(new(indicator.Code, breakdown), time, Basis, BoundariesAt);
}
