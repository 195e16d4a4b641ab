using System.Globalization;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Time;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>What can be chosen in the forms of pages, in the language in force.</summary>
internal static class Choices
{
    private const int TargetYearsBack = 3;
    private const int TargetYearsAhead = 5;

    private const int YearsBack = 16;

    /// <summary>What the rows of a table can be.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Rows(
        PageView view,
        IReadOnlyList<Dimension> dimensions
    ) =>
        [
            (
                null,
                [
                    new(TableQuestion.ByChild, Strings.RowsByChild),
                    new(TableQuestion.ByYear, Strings.RowsByYear),
                    .. dimensions.Select(one => new Choice(one.Code, view.Write.Title(one.Labels))),
                ]
            ),
        ];

    /// <summary>The indicators under the headings of the overview.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Indicators(PageView view) =>
        [
            .. view
                .Catalogue.Indicators.GroupBy(IndicatorGroups.Of)
                .OrderBy(group => group.Key)
                .Select(group =>
                    (
                        (string?)IndicatorGroups.Label(group.Key),
                        (IReadOnlyList<Choice>)
                            [.. group.Select(one => new Choice(one.Code, view.Write.Title(one.Labels)))]
                    )
                ),
        ];

    /// <summary>The total, and each member of each dimension; with the one in force, which may be of several.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Parts(
        PageView view,
        IReadOnlyList<Dimension> dimensions,
        Breakdown chosen
    )
    {
        var groups = new List<(string? Group, IReadOnlyList<Choice> Options)>
        {
            (
                null,
                chosen.Pairs.Length > 1
                    ? [new("", Strings.PartTotal), new(chosen.ToString(), PartOf(view, chosen))]
                    : [new("", Strings.PartTotal)]
            ),
        };
        groups.AddRange(
            dimensions.Select(dimension =>
                (
                    (string?)view.Write.Title(dimension.Labels),
                    (IReadOnlyList<Choice>)
                        [
                            .. dimension.Members.Select(member => new Choice(
                                $"{dimension.Code}:{member.Code}",
                                view.Write.Title(member.Labels)
                            )),
                        ]
                )
            )
        );
        return groups;
    }

    /// <summary>A breakdown in words; empty for the total.</summary>
    public static string PartOf(PageView view, Breakdown breakdown) =>
        string.Join(
            ", ",
            breakdown.Pairs.Select(pair =>
                view.Catalogue.FindDimension(pair.Dimension)?.Find(pair.Member) is { } member
                    ? view.Write.Name(member.Labels)
                    : pair.Member
            )
        );

    /// <summary>The tree as then or as now.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Boundaries() =>
        [
            (
                null,
                [
                    new("", Strings.BoundariesThen),
                    new(EnumCodes<Boundaries>.Of(Api.Wire.Boundaries.Now), Strings.BoundariesNow),
                ]
            ),
        ];

    /// <summary>How long steps are.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Steps() =>
        [
            (
                null,
                [
                    new("", Strings.StepYear),
                    new(EnumCodes<SeriesStep>.Of(SeriesStep.Quarter), Strings.StepQuarter),
                    new(EnumCodes<SeriesStep>.Of(SeriesStep.Month), Strings.StepMonth),
                ]
            ),
        ];

    /// <summary>The bases.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Bases() =>
        [
            (
                null,
                [
                    new("", Strings.BasisEffective),
                    new(EnumCodes<Basis>.Of(Basis.Declared), Strings.BasisDeclared),
                    new(EnumCodes<Basis>.Of(Basis.Computed), Strings.BasisComputed),
                ]
            ),
        ];

    /// <summary>The period in force, the parts of its year, and the years up to the day's.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> Periods(
        PageView view,
        Period chosen,
        DateOnly asOf
    )
    {
        var year = chosen.To.Year;
        string[] parts = ["H1", "H2", "Q1", "Q2", "Q3", "Q4", "6M", "9M", "10M"];
        var own = PeriodNames.NameOf(chosen);
        var years = Enumerable
            .Range(0, YearsBack)
            .Select(back => (asOf.Year - back).ToString(CultureInfo.InvariantCulture))
            .ToList();
        var inYear = parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{year}-{part}")).ToList();
        var isOther = !years.Contains(own) && !inYear.Contains(own);
        return
        [
            (null, isOther ? [Named(own)] : []),
            (Strings.PeriodsYears, [.. years.Select(Named)]),
            (view.Write.Fill(Strings.PeriodsWithin, year), [.. inYear.Select(Named)]),
        ];

        Choice Named(string period) => new(period, view.Write.Capital(view.Write.Period(period)));
    }

    /// <summary>What targets are set for: a year first, then those around it, and the terms.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<Choice> Options)> TargetPeriods(PageView view, int year)
    {
        var term = year / 5 * 5;
        var years = Enumerable.Range(year - TargetYearsBack, TargetYearsBack + TargetYearsAhead + 1).Reverse();
        string[] terms = [Term(term - 5), Term(term), Term(term + 5)];
        return
        [
            (null, [Named(Text(year))]),
            (Strings.PeriodsYears, [.. years.Where(one => one != year).Select(one => Named(Text(one)))]),
            (Strings.PeriodsTerms, [.. terms.Select(Named)]),
        ];

        Choice Named(string period) => new(period, view.Write.Capital(view.Write.Period(period)));

        static string Term(int from) => $"term-{Text(from)}-{Text(from + 5)}";

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
