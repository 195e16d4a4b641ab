using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Plans;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>The rows of a form: what a corrected report states, and what a plan asks for.</summary>
/// <param name="catalogue">What is counted.</param>
internal sealed class SubmitSheet(Catalogue catalogue)
{
    /// <summary>What joins an indicator and the dimension by which it is narrowed.</summary>
    public const char PartSeparator = '~';

    /// <summary>The rows, those of the corrected report first.</summary>
    /// <param name="stated">What the corrected report states; empty for a new one.</param>
    /// <param name="plan">The plan; null for none.</param>
    /// <param name="period">The plan's period.</param>
    /// <param name="parts">Which indicators are narrowed by which dimension.</param>
    public IReadOnlyList<SubmitRow> Rows(
        ImmutableArray<Observation> stated,
        ReportingPlan? plan,
        Period? period,
        IReadOnlySet<string> parts
    )
    {
        var rows = new List<SubmitRow>();
        for (var i = 0; i < stated.Length; i++)
        {
            if (catalogue.Find(stated[i].Key.Indicator) is { } indicator && !stated[i].Derived)
            {
                rows.Add(
                    new($"o{i}", indicator, stated[i].Key.Breakdown)
                    {
                        BaseIndex = i,
                        Time = stated[i].StatedTime ?? stated[i].Time,
                        Scope = stated[i].Scope,
                    }
                );
            }
        }

        var known = stated.Where(one => period is { } p && one.Time.Period.To <= p.To && one.Time.Day >= p.From);
        var keys = known.Select(one => one.Key).ToHashSet();
        foreach (var code in plan?.Indicators ?? [])
        {
            if (catalogue.Find(code) is { Kind: not IndicatorKind.DerivedRatio } indicator)
            {
                rows.AddRange(RowsOf(indicator, parts).Where(row => !keys.Contains(row.Key)));
            }
        }

        return rows;
    }

    /// <summary>What an open dimension of an indicator is called within a form.</summary>
    public static string PartOf(string indicator, string dimension) => $"{indicator}{PartSeparator}{dimension}";

    private IEnumerable<SubmitRow> RowsOf(Indicator indicator, IReadOnlySet<string> parts)
    {
        var total = new SubmitRow(indicator.Code, indicator, Breakdown.Total);
        yield return total;
        foreach (var use in indicator.Dimensions.Where(use => parts.Contains(PartOf(indicator.Code, use.Code))))
        {
            foreach (var member in catalogue.FindDimension(use.Code)!.Members)
            {
                var within = DimensionMember.ParentOf(member.Code);
                yield return new(
                    IdOf(indicator, use.Code, member.Code),
                    indicator,
                    Breakdown.Total.With(use.Code, member.Code)
                )
                {
                    PartOf = within is null ? total.Id : IdOf(indicator, use.Code, within),
                    Adds = !use.Overlapping && !use.NoTotal,
                };
            }
        }
    }

    private static string IdOf(Indicator indicator, string dimension, string member) =>
        $"{indicator.Code}{PartSeparator}{dimension}{PartSeparator}{member}";
}
